package dev.glasshive.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.ObjectInputStream;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;
import java.util.Random;

/// How far the product can reach out of itself: the promises of the page on security that a look at the classes can check.
@AnalyzeClasses(packages = "dev.glasshive", importOptions = ImportOption.DoNotIncludeTests.class)
class ReachTest {
    private static final String ROOT = "dev.glasshive.";

    @ArchTest
    static final ArchRule NOTHING_REACHES_THE_NETWORK = noClasses().should().dependOnClassesThat(assignableTo(Socket.class).or(assignableTo(ServerSocket.class))
                    .or(assignableTo(DatagramSocket.class)).or(assignableTo(URLConnection.class)).or(assignableTo(NetworkChannel.class)).or(resideInAnyPackage("java.net.http..", "java.rmi..", "javax.naming..")))
            .orShould().callMethod(URL.class, "openStream").orShould().callMethod(URL.class, "openConnection")
            .because("programs, lessons and captures are files; whoever opens one tells nobody");

    @ArchTest
    static final ArchRule PROCESSES_ARE_STARTED_IN_TWO_PLACES = noClasses().that().resideOutsideOfPackages(ROOT + "clang", ROOT + "grade")
            .should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class).orShould().callMethod(Runtime.class, "exec", String[].class)
            .because("a compiler and the judges of a class have processes of their own, under limits; nobody else starts anything");

    @ArchTest
    static final ArchRule NATIVE_CODE_IS_CALLED_IN_ONE_PLACE = noClasses().that().resideOutsideOfPackage(ROOT + "kernel")
            .should().dependOnClassesThat().resideInAPackage("java.lang.foreign..").because("only the question to the real kernel leaves the JVM");

    @ArchTest
    static final ArchRule CLASSES_ARE_MADE_IN_TWO_PLACES = noClasses().that().resideOutsideOfPackages(ROOT + "vm", ROOT + "compiler")
            .should().callMethod("java.lang.invoke.MethodHandles$Lookup", "defineHiddenClass", "[B", "boolean", "[Ljava.lang.invoke.MethodHandles$Lookup$ClassOption;")
            .orShould().callMethod("java.lang.invoke.MethodHandles$Lookup", "defineHiddenClassWithClassData", "[B", "java.lang.Object", "boolean", "[Ljava.lang.invoke.MethodHandles$Lookup$ClassOption;")
            .orShould().dependOnClassesThat().areAssignableTo(URLClassLoader.class).because("nothing that comes from outside becomes Java code but simulated instructions, which can only touch their machine");

    @ArchTest
    static final ArchRule NO_OBJECTS_ARE_READ = noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class)
            .orShould().dependOnClassesThat().resideInAnyPackage("javax.script..", "java.beans..").because("files hold data and never objects or scripts");

    @ArchTest
    static final ArchRule THE_MACHINE_KNOWS_NOTHING_OF_THE_COMPUTER = noClasses().that().resideInAnyPackage(ROOT + "isa..", ROOT + "program..", ROOT + "map..", ROOT + "vm..", ROOT + "compiler..", ROOT + "watch..", ROOT + "conformance..")
            .should().dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net..", "java.time..", "java.util.prefs..").or(assignableTo(File.class)).or(assignableTo(FileInputStream.class)).or(assignableTo(FileOutputStream.class))
                    .or(assignableTo(RandomAccessFile.class)).or(assignableTo(Random.class)).or(assignableTo(ProcessHandle.class)).or(assignableTo(Thread.class)).or(assignableTo(Runtime.class)))
            .orShould().callMethodWhere(target(owner(equivalentTo(System.class))).and(target(nameMatching("getenv|getProperty|getProperties|nanoTime|currentTimeMillis|exit|load|loadLibrary|setProperty"))))
            .orShould().callMethod(Math.class, "random")
            .because("a simulated program sees a clock, numbers and processes that the scenario says, and nothing else");

    @ArchTest
    static final ArchRule LESSONS_AND_SUBMISSIONS_ARE_NEVER_COMPILED_NOR_LOADED = noClasses().that().resideInAnyPackage(ROOT + "lesson..", ROOT + "grade..", ROOT + "handout..", ROOT + "exam..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + "clang..", ROOT + "kernel..")
            .because("a lesson or the work of a learner, whoever wrote it, starts no compiler, which reads what its user can read, and reaches no kernel");
}
