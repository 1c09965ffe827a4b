package dev.glasshive.exam;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret with which results of an exam are sealed. It lies beside the exam, so whoever has the exam and looks for it has it too.
public final class ExamKey {
    /// The file beside `lesson.md` that holds it.
    public static final String FILE = "exam.key";
    private static final String FORM = "glasshive-exam-key-1 ";
    private static final int BYTES = 32;
    private static final int ID_BYTES = 6;

    private final byte[] secret;

    private ExamKey(byte[] secret) {
        this.secret = secret;
    }

    /// A new one.
    public static ExamKey create() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new ExamKey(secret);
    }

    /// The key in the content of a file, if it is one.
    public static Optional<ExamKey> read(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8).strip();
        if (!text.startsWith(FORM)) {
            return Optional.empty();
        }
        try {
            byte[] secret = Base64.getDecoder().decode(text.substring(FORM.length()).strip());
            return secret.length == BYTES ? Optional.of(new ExamKey(secret)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /// The content of its file.
    public String text() {
        return FORM + Base64.getEncoder().encodeToString(secret) + "\n";
    }

    /// A name for it that tells nothing of it.
    public String id() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The HMAC-SHA256 of `content`.
    byte[] seal(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
