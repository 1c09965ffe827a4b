package dev.glasshive.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;

/// Files that a process which is killed can leave half are written nowhere.
@AnalyzeClasses(packages = "dev.glasshive", importOptions = ImportOption.DoNotIncludeTests.class)
class WritingTest {
    private static final String ROOT = "dev.glasshive.";

    @ArchTest
    static final ArchRule FILES_ARE_WRITTEN_WHOLE = noClasses().that().resideOutsideOfPackages(ROOT + "files", ROOT + "clang")
            .should().callMethodWhere(target(owner(equivalentTo(Files.class))).and(target(nameMatching("write|writeString|newBufferedWriter|newOutputStream|newByteChannel|copy"))))
            .orShould().callConstructor(FileOutputStream.class, File.class).orShould().callConstructor(FileOutputStream.class, String.class)
            .orShould().dependOnClassesThat().areAssignableTo(FileWriter.class).orShould().dependOnClassesThat().areAssignableTo(RandomAccessFile.class)
            .because("WholeFile puts a file in its place once it is all there; a compiler's folder vanishes with the compilation");
}
