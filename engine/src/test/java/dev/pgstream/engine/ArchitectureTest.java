package dev.pgstream.engine;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.pgstream.engine.sql.Identifier;
import org.junit.jupiter.api.Test;

/** Who may know whom. {@link Identifier} is the exception: names are quoted in one place and read in every stage. */
class ArchitectureTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.pgstream.engine");

    @Test
    void knowsNoConnectionAndNoServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.postgresql..",
                        "dev.pgstream.runtime..",
                        "dev.pgstream.pljava..")
                .check(ENGINE);
    }

    @Test
    void startsNoThreadAndLogsNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.util.logging..", "org.slf4j..")
                .check(ENGINE);
    }

    @Test
    void onlyParseKnowsTheSqlParser() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..engine.parse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.sf.jsqlparser..")
                .check(ENGINE);
    }

    @Test
    void stagesKnowOnlyEarlierOnes() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("error")
                .definedBy("..engine.error")
                .layer("catalog")
                .definedBy("..engine.catalog")
                .layer("expr")
                .definedBy("..engine.expr")
                .layer("plan")
                .definedBy("..engine.plan")
                .layer("parse")
                .definedBy("..engine.parse..")
                .layer("rewrite")
                .definedBy("..engine.plan.rewrite")
                .layer("delta")
                .definedBy("..engine.delta..")
                .layer("sql")
                .definedBy("..engine.sql")
                .layer("program")
                .definedBy("..engine.program..")
                .layer("compiler")
                .definedBy("dev.pgstream.engine")
                .whereLayer("error")
                .mayNotAccessAnyLayer()
                .whereLayer("catalog")
                .mayNotAccessAnyLayer()
                .whereLayer("expr")
                .mayNotAccessAnyLayer()
                .whereLayer("plan")
                .mayOnlyAccessLayers("catalog", "expr")
                .whereLayer("parse")
                .mayOnlyAccessLayers("catalog", "expr", "plan", "rewrite", "error")
                .whereLayer("rewrite")
                .mayOnlyAccessLayers("catalog", "expr", "plan")
                .whereLayer("delta")
                .mayOnlyAccessLayers("catalog", "expr", "plan", "error")
                .whereLayer("sql")
                .mayOnlyAccessLayers("catalog", "expr", "plan")
                .whereLayer("compiler")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("program")
                .mayOnlyBeAccessedByLayers("compiler")
                .ignoreDependency(alwaysTrue(), equivalentTo(Identifier.class))
                .check(ENGINE);
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching("dev.pgstream.engine.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(alwaysTrue(), equivalentTo(Identifier.class))
                .check(ENGINE);
    }

    @Test
    void sidePackagesStandAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("..engine.dag", "..engine.hash", "..engine.schedule", "..engine.error")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..engine.catalog",
                        "..engine.expr",
                        "..engine.plan..",
                        "..engine.parse..",
                        "..engine.delta..",
                        "..engine.sql",
                        "..engine.program..",
                        "..engine.cdc")
                .check(ENGINE);
    }
}
