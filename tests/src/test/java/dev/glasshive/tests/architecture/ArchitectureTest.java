package dev.glasshive.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// Which package may know which. Each rule says why it is there; whoever breaks one has found a better reason, or a wrong place.
@AnalyzeClasses(packages = "dev.glasshive", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.glasshive.";
    private static final String[] ENGINE = {"isa", "program", "asm", "elf", "platform", "map", "vm", "watch", "packet", "kernel", "conformance", "verifier", "rosetta", "repair", "counterexample", "portability", "clang", "compiler", "jit"};

    @ArchTest
    static final ArchRule ISA_KNOWS_NOTHING = seesOnly("isa").because("what an instruction is must not depend on anything that reads instructions");

    @ArchTest
    static final ArchRule PROGRAM_KNOWS_ISA = seesOnly("program", "isa").because("a program is instructions and names, wherever it came from and whatever runs it");

    @ArchTest
    static final ArchRule ASM_KNOWS_PROGRAMS = seesOnly("asm", "isa", "program").because("text becomes a program without asking which platform will run it");

    @ArchTest
    static final ArchRule ELF_KNOWS_PROGRAMS = seesOnly("elf", "isa", "program").because("an object becomes a program without asking which platform will run it");

    @ArchTest
    static final ArchRule COMPILERS_GIVE_BYTES = seesOnly("clang", "isa", "program", "asm", "platform").because("an object is understood by whoever asked for it; faults in C are told as those in assembly are");

    @ArchTest
    static final ArchRule PLATFORM_IS_FACTS = seesOnly("platform", "isa", "program").because("a platform is a table of facts; whoever acts on them lies above");

    @ArchTest
    static final ArchRule MAPS_KNOW_NO_MACHINE = seesOnly("map", "isa", "program", "platform").because("a map serves every machine and every test without one");

    @ArchTest
    static final ArchRule PACKETS_STAND_ALONE = seesOnly("packet", "isa", "program").because("captures are read without anything that runs over them");

    @ArchTest
    static final ArchRule THE_MACHINE_READS_NO_FILES = seesOnly("vm", "isa", "program", "platform", "map").because("the machine runs programs, wherever they came from");

    @ArchTest
    static final ArchRule COMPILED_CODE_RUNS_A_MACHINE = seesOnly("compiler", "isa", "program", "platform", "vm")
            .because("compiled code does what the interpreter does, to the same machine; whoever chooses between them lies above");

    @ArchTest
    static final ArchRule NATIVE_CODE_IS_TEXT = seesOnly("jit", "isa", "program").because("what a processor would run is shown, and nothing here can run it");

    @ArchTest
    static final ArchRule VERIFIERS_RUN_NOTHING = seesOnly("verifier", "isa", "program", "platform").because("a verdict must not come from running the program");

    @ArchTest
    static final ArchRule FIXES_ARE_JUDGED_AND_NOT_RUN = seesOnly("repair", "isa", "program", "asm", "platform", "verifier").because("whether a fix helps is asked of the verifier");

    @ArchTest
    static final ArchRule COMPARING_ASKS_VERIFIERS = seesOnly("portability", "isa", "program", "asm", "platform", "verifier", "repair")
            .because("what differs between systems is in the tables, and why verdicts differ is shown by asking the verifiers again about a program with one thing changed");

    @ArchTest
    static final ArchRule COUNTEREXAMPLES_ARE_RUNS = seesOnly("counterexample", "isa", "program", "platform", "vm", "verifier").because("what a rejection warns of is shown by running the program, and not by mending it");

    @ArchTest
    static final ArchRule RANGES_ARE_MATHEMATICS = classes().that().resideInAPackage(ROOT + "verifier.domain..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify..", ROOT + "isa..", ROOT + "verifier.domain..")
            .because("what is known of a number depends on no program and no platform");

    @ArchTest
    static final ArchRule CONDITIONS_ASK_A_MACHINE = seesOnly("watch", "isa", "vm").because("whether to stop is asked of a machine, whoever runs it");

    @ArchTest
    static final ArchRule CARDS_ASK_AND_NOBODY_ASKS_THEM = seesOnly("rosetta", "isa", "program", "asm", "platform", "vm").because("a card says what the parts of the engine say, and none of them may lean on it");

    @ArchTest
    static final ArchRule ENGINE_IS_THE_JDK_ONLY = noClasses().that().resideInAnyPackage(engine())
            .should().dependOnClassesThat(DescribedPredicate.not(resideInAPackage("java..").or(resideInAPackage("dev.glasshive..")).or(resideInAPackage("org.jspecify.."))))
            .because("the engine is a library that anyone can take without taking ours");

    @ArchTest
    static final ArchRule ENGINE_KNOWS_NO_WINDOW = noClasses().that().resideInAnyPackage(engine())
            .should().dependOnClassesThat().resideInAnyPackage("dev.glasshive.app..", "dev.glasshive.cli..", "dev.glasshive.open..", "dev.glasshive.lesson..")
            .because("window, command line and lessons are three readers of one engine");

    @ArchTest
    static final ArchRule NO_SCREEN_BELOW_THE_WINDOW = noClasses().that().resideInAnyPackage(Stream.concat(Stream.of(engine()),
                    Stream.of("dev.glasshive.lesson..", "dev.glasshive.cli..", "dev.glasshive.open..")).toArray(String[]::new))
            .should().dependOnClassesThat().resideInAPackage("javafx..")
            .because("engine, lessons and command line run where there is no screen");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.glasshive.(*)..").should().beFreeOfCycles()
            .because("what needs each other is one thing");

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_SCENE = noClasses().that().haveSimpleNameEndingWith("ViewModel")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .because("what a pane shows is tested without a screen");

    @ArchTest
    static final ArchRule WORKSPACE_KNOWS_PROPERTIES_ONLY = noClasses().that().resideInAPackage("dev.glasshive.app.workspace..")
            .should().dependOnClassesThat(resideInAPackage("javafx..").and(DescribedPredicate.not(
                    resideInAPackage("javafx.beans..").or(resideInAPackage("javafx.collections..")).or(resideInAPackage("javafx.util..")))))
            .because("what is open does not depend on how it is shown");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_SEE_EACH_OTHER = slices().matching("dev.glasshive.app.(*)..").should().notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(),
                    resideInAPackage("dev.glasshive.app.control..").or(resideInAPackage("dev.glasshive.app.text..")).or(resideInAPackage("dev.glasshive.app.workspace..")))
            .because("panes meet in the workspace, so that each can be read, tested and removed alone");

    @ArchTest
    static final ArchRule CONTROLS_KNOW_NO_ENGINE = noClasses().that().resideInAPackage("dev.glasshive.app.control..")
            .should().dependOnClassesThat(resideInAPackage("dev.glasshive..").and(DescribedPredicate.not(resideInAPackage("dev.glasshive.app.control.."))))
            .because("a control shows what it is given; it could serve another application");

    @ArchTest
    static final ArchRule TEXT_KNOWS_NOTHING = noClasses().that().resideInAPackage("dev.glasshive.app.text..")
            .should().dependOnClassesThat(resideInAPackage("dev.glasshive..").and(DescribedPredicate.not(resideInAPackage("dev.glasshive.app.text.."))))
            .because("words are words");

    @ArchTest
    static final ArchRule THE_ENGINE_IS_SILENT = noClasses().that().resideInAnyPackage(engine())
            .should().dependOnClassesThat().resideInAPackage("java.util.logging..")
            .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err")
            .because("whoever calls the engine decides what is said, and where");

    @ArchTest
    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes().should(new ArchCondition<>("lie in a package with @NullMarked") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, marked, type.getName() + " lies in a package without @NullMarked"));
        }
    }).because("a missing null check is a compile error only where nulls are declared");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = noClasses().should().haveNameMatching(".*(Impl|Utils?|Manager)")
            .because("such a name says that nobody knew what the class is");

    @ArchTest
    static final ArchRule NOTHING_IS_CALLED_ABSTRACT = noClasses().that().doNotHaveModifier(JavaModifier.FINAL).and().areNotInterfaces()
            .should().haveSimpleNameStartingWith("Abstract")
            .because("a base class is named after what it is; only values of the abstract domain of a verifier, which are records, bear the word");

    @ArchTest
    static final ArchRule HELPERS_ARE_THOSE_OF_EBPF = noClasses().that().resideOutsideOfPackages(ROOT + "isa", ROOT + "platform", ROOT + "vm")
            .should().haveNameMatching(".*Helper").because("a helper is a function that the kernel offers to programs, and nothing else");

    @ArchTest
    static final ArchRule NO_GET = methods().that().arePublic().and().haveNameMatching("get[A-Z].*")
            .should(new ArchCondition<>("be overrides") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(method, isOverride(method), method.getFullName() + " begins with get"));
                }
            }).because("a value is called what it is");

    private static boolean isOverride(JavaMethod method) {
        String[] parameters = method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return Stream.concat(method.getOwner().getAllRawSuperclasses().stream(), method.getOwner().getAllRawInterfaces().stream())
                .anyMatch(above -> above.tryGetMethod(method.getName(), parameters).isPresent());
    }

    private static ArchRule seesOnly(String part, String... others) {
        String[] allowed = Stream.concat(Stream.of("java..", "org.jspecify..", ROOT + part + ".."), Stream.of(others).map(other -> ROOT + other + "..")).toArray(String[]::new);
        return classes().that().resideInAPackage(ROOT + part + "..").should().onlyDependOnClassesThat().resideInAnyPackage(allowed);
    }

    private static String[] engine() {
        return Stream.of(ENGINE).map(part -> ROOT + part + "..").toArray(String[]::new);
    }
}
