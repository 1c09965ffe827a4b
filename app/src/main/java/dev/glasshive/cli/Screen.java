package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The window, seen from the command line, which finds it at run time as a service and so needs none of its toolkit.
public interface Screen {
    /// Opens the window and stays until it is closed.
    ///
    /// @param files to open in it; none is fine
    /// @return the exit code
    int open(List<Path> files);

    /// Opens the window on a lesson that is being written, shows it anew whenever a file of it changes, and stays until the window is closed.
    ///
    /// @param folder of the lesson
    /// @return the exit code
    int preview(Path folder);

    /// Opens the window on an exam, which a learner may begin, and stays until the window is closed.
    ///
    /// @param place a folder or zip file that holds an exam
    /// @return the exit code
    int exam(Path place);

    /// Draws pictures off-screen.
    ///
    /// @return the files written, in order
    /// @throws BadInputException if there is no such screen or theme; the message says which there are
    List<Path> render(RenderRequest request) throws BadInputException, IOException;

    /// Draws the guided tour off-screen.
    ///
    /// @param folder to write to; made if it is missing
    /// @return the pictures, in order
    List<Path> tour(Path folder) throws IOException;

    /// The window that came with this installation.
    static Optional<Screen> find() {
        return ServiceLoader.load(Screen.class).findFirst();
    }
}
