package dev.glasshive.tests.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the kernel said of a case, as recorded beside its file.
///
/// @param logDigest of the whole log, with the addresses of maps masked
record KernelAnswer(boolean accepted, int errno, String logDigest, String message) {
    private static final Pattern ADDRESS = Pattern.compile("(\\(18\\) r\\d+ = )0xffff[0-9a-f]{12}");

    /// The recorded answers to the cases of `file`, by their names.
    static Map<String, KernelAnswer> recorded(Path file) throws IOException {
        Map<String, KernelAnswer> answers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                List<String> fields = List.of(line.split("\t", -1));
                answers.put(fields.get(0), new KernelAnswer(fields.get(1).equals("accepted"), Integer.parseInt(fields.get(2)), fields.get(3), fields.get(4)));
            }
        }
        return answers;
    }

    /// The digest of `log` that answers hold.
    static String digest(String log) {
        try {
            String masked = ADDRESS.matcher(log).replaceAll("$1ADDR");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(masked.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
