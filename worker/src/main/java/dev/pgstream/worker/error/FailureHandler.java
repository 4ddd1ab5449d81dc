package dev.pgstream.worker.error;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command throws into one line on stderr. {@code PGSTREAM_TRACE=1} adds the stack trace. */
public final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        err.println(ErrorLine.of(failure));
        if (System.getenv("PGSTREAM_TRACE") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitCodes.FAILED;
    }
}
