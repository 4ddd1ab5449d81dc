package dev.pgstream.engine.parse;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.parse.translate.Deparser;
import dev.pgstream.engine.parse.translate.SelectTranslator;
import dev.pgstream.engine.plan.Operator;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Parses canonical text and translates it.
 *
 * <p>Uses the generated parser itself: JSqlParser's own front end starts threads and asks for a logging permission,
 * neither of which a database backend grants.
 */
public final class CanonicalParser {

    /**
     * PostgreSQL's limit of the stack (2 MB) holds for Java's frames, too: in a backend, deeper parsing would fail to fetch
     * the classes that it needs, and leave the session without them.
     */
    private static final int DEEPEST = 400;

    private CanonicalParser() {}

    /**
     * Returns the query as operators.
     *
     * @throws NotIncrementalException if it has a construct without a rule, which the message names
     */
    public static Operator parse(AnalyzedQuery query) {
        return new SelectTranslator(query, CanonicalParser::select).translate(select(query.definition()));
    }

    /**
     * Returns the text as the parser prints it back. Where the server reads that as another query than the original, the
     * parser has misread something, and no part of its tree may be used.
     */
    public static String reprint(String canonical) {
        return Deparser.statement(select(canonical));
    }

    /** Whether two texts are the same but for white space, which the server does not always print alike. */
    public static boolean sameTokens(String text, String other) {
        return tokens(text).equals(tokens(other));
    }

    private static List<Token> tokens(String text) {
        return Lexer.tokens(text).stream()
                .filter(token -> token.kind() != Token.Kind.SPACE)
                .toList();
    }

    private static Select select(String canonical) {
        if (Nesting.depth(canonical) > DEEPEST) {
            throw new NotIncrementalException(
                    "the query is nested more than " + DEEPEST + " levels deep",
                    canonical,
                    "make an inner part a stream table of its own");
        }
        try {
            Statement statement = new CCJSqlParser(new StringProvider(CanonicalText.forParser(canonical))).Statement();
            if (statement instanceof Select select) {
                return select;
            }
        } catch (ParseException | TokenMgrException e) {
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new NotIncrementalException(
                    "the SQL parser can't read the query", problem, "write that part in another way");
        }
        throw new NotIncrementalException("the query is not a SELECT", canonical, "write it as a SELECT");
    }
}
