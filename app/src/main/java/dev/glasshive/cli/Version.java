package dev.glasshive.cli;

import dev.glasshive.platform.Platforms;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: this build, the Java below it, the platform whose tables it carries.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {Messages.text("about", number(), Runtime.version(), Platforms.linux().name())};
    }

    /// The number of this build.
    static String number() {
        return ResourceBundle.getBundle("dev.glasshive.cli.version", Locale.ROOT).getString("version");
    }
}
