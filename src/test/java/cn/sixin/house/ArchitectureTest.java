package cn.sixin.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which, and what none may do (ADR 0001). */
@AnalyzeClasses(packages = "cn.sixin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FEATURES = {
        "cn.sixin.season",
        "cn.sixin.enterprise",
        "cn.sixin.service",
        "cn.sixin.ticket",
        "cn.sixin.visit",
        "cn.sixin.survey",
        "cn.sixin.dispatch",
        "cn.sixin.weekly",
        "cn.sixin.activity",
        "cn.sixin.subsidy",
        "cn.sixin.wage",
        "cn.sixin.measure"
    };

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("cn.sixin..");

    /** The generated tables and records of the city's store; a target folder of old may still hold the station's. */
    private static final String[] SCHEMA = {"cn.sixin.store.schema..", "cn.sixin.city.schema.."};

    @ArchTest
    static final ArchRule featuresRestOnTheLedger = onlyKnows(
            FEATURES,
            List.of("cn.sixin.ledger", "cn.sixin.code"),
            "a feature is a declaration with its rules and calculations: they must hold without a window or a store");

    @ArchTest
    static final ArchRule ledgerRestsOnCodes = onlyKnows(
            new String[] {"cn.sixin.ledger.."},
            List.of("cn.sixin.ledger..", "cn.sixin.code.."),
            "everything else rests on the ledger");

    @ArchTest
    static final ArchRule codesRestOnNothing = onlyKnows(
            new String[] {"cn.sixin.code.."},
            List.of("cn.sixin.code.."),
            "codes and calendars are facts of the country, not of this program");

    @ArchTest
    static final ArchRule storeExchangeAndSyncRestOnTheLedger = noClasses()
            .that()
            .resideInAnyPackage("cn.sixin.store..", "cn.sixin.exchange..", "cn.sixin.sync..")
            .should()
            .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAnyPackage(
                    "cn.sixin.store..",
                    "cn.sixin.exchange..",
                    "cn.sixin.sync..",
                    "cn.sixin.ledger..",
                    "cn.sixin.code.."))))
            .because("they treat all ledgers alike, and serve the window, the command line and the server alike")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kitKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage("cn.sixin.kit..")
            .should()
            .dependOnClassesThat(OURS.and(DescribedPredicate.not(
                    resideInAnyPackage("cn.sixin.kit..", "cn.sixin.ledger..", "cn.sixin.code.."))))
            .because("the kit shows any ledger and is written once");

    @ArchTest
    static final ArchRule cityHasNoWindow = noClasses()
            .that()
            .resideInAPackage("cn.sixin.city..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("cn.sixin.kit..", "cn.sixin.app..", "cn.sixin..ui..", "javafx.."))
            .because("the server runs where there is no display")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyLeansOnTheApp = noClasses()
            .that()
            .resideOutsideOfPackage("cn.sixin.app..")
            .should()
            .dependOnClassesThat(resideInAPackage("cn.sixin.app.."))
            .because("the composition root puts the others together, none of them looks back");

    @ArchTest
    static final ArchRule onlyTheKitTouchesTheFxThread = noClasses()
            .that()
            .resideOutsideOfPackage("cn.sixin.kit..")
            .should()
            .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
            .because("work crosses to the FX thread in one place (Background), where it can be counted and tested");

    @ArchTest
    static final ArchRule onlyExchangeKnowsWorkbooks = noClasses()
            .that()
            .resideOutsideOfPackage("cn.sixin.exchange..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.poi..", "org.dhatim.."))
            .because("what a workbook may be is known, and bounded, in one place (ADR 0008)");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsSql = noClasses()
            .that()
            .resideOutsideOfPackages("cn.sixin.store..", "cn.sixin.city..")
            .and()
            // It writes a database's error by its codes alone: the message may quote a row.
            .doNotHaveFullyQualifiedName("cn.sixin.app.log.SafeLayout")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.jooq..", "org.h2..", "org.flywaydb..", "java.sql..", "javax.sql.."))
            .because("no row changes but through the store, which writes the change log with it (ADR 0003)");

    @ArchTest
    static final ArchRule onlyTheCityKnowsJooq = noClasses()
            .that()
            .resideOutsideOfPackage("cn.sixin.city..")
            .and()
            .resideOutsideOfPackages(SCHEMA)
            .should()
            .dependOnClassesThat(resideInAPackage("org.jooq.."))
            .because("the desk's image is made without it: it filled a sixth of the start-up archive (ADR 0021)");

    @ArchTest
    static final ArchRule noWindowBelow = noClasses()
            .that()
            .resideInAnyPackage("cn.sixin.ledger..", "cn.sixin.code..", "cn.sixin.store..", "cn.sixin.exchange..")
            .should()
            .dependOnClassesThat(resideInAPackage("javafx.."))
            .because("the command line and the server have no JavaFX running");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            .resideOutsideOfPackages("cn.sixin.app..", "cn.sixin.terminal..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("an officer sees a Problem, we see the log; only the command lines write to the terminal");

    @ArchTest
    static final ArchRule noStackTracesArePrinted = noClasses()
            .should()
            .callMethodWhere(named("printStackTrace"))
            .because("what is unforeseen reaches the crash handler and the log");

    @ArchTest
    static final ArchRule noMutableStatics = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(SCHEMA)
            .should()
            .beFinal()
            .because("state has an owner that is passed where it is needed");

    @ArchTest
    static final ArchRule noSingletons = noMethods()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(SCHEMA)
            .should()
            .haveName("getInstance")
            .because("the composition root hands each object to who needs it");

    @ArchTest
    static final ArchRule publicMethodsDeclareNoBareExceptions = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("cn.sixin.store..", "cn.sixin.exchange..", "cn.sixin.ledger..")
            .should()
            .notDeclareThrowableOfType(Exception.class)
            .because("a caller must know what can happen");

    @ArchTest
    static final ArchRule noCyclesBetweenPackages = slices().matching("cn.sixin.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what cannot be taken apart cannot be understood apart");

    @Test
    void controllersAreShort() {
        List<String> wrong = Sources.java(Sources.MAIN).stream()
                .filter(file -> file.toString().endsWith("Controller.java"))
                .filter(file -> Sources.text(file).lines().count() > 300)
                .map(Path::toString)
                .toList();
        assertTrue(wrong.isEmpty(), () -> "controllers over 300 lines; state goes to a model: " + wrong);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> wrong = Stream.of(Sources.MAIN, Sources.TEST)
                .flatMap(root -> Sources.java(root).stream())
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !marked(folder))
                .map(Path::toString)
                .toList();
        assertTrue(wrong.isEmpty(), () -> "no @NullMarked package-info.java in " + wrong);
    }

    /** A test package shares the mark of the main package of its name. */
    private static boolean marked(Path folder) {
        Path twin = folder.startsWith(Sources.TEST) ? Sources.MAIN.resolve(Sources.TEST.relativize(folder)) : folder;
        return Stream.of(folder, twin)
                .map(place -> place.resolve("package-info.java"))
                .anyMatch(info -> Files.exists(info) && Sources.text(info).contains("@NullMarked"));
    }

    private static ArchRule onlyKnows(String[] who, List<String> whom, String because) {
        String[] known = Stream.concat(Stream.of(who), whom.stream()).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(who)
                .should()
                .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAnyPackage(known))))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "org.jooq..", "java.sql..", "org.apache.poi.."))
                .because(because)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> named(String method) {
        return DescribedPredicate.describe(
                "method is " + method, call -> call.getTarget().getName().equals(method));
    }

    @ArchTest
    static final ArchRule fieldsAreNotPublicAndMutable = fields().that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(SCHEMA)
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(DescribedPredicate.<JavaMember>describe(
                    "final", member -> member.getModifiers().contains(JavaModifier.FINAL))))
            .because("what others can write has no owner");
}
