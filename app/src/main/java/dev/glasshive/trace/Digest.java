package dev.glasshive.trace;

import dev.glasshive.isa.Register;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Registers;
import dev.glasshive.vm.Timeline;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A short fingerprint of steps and values: the start of their SHA-256.
final class Digest {
    /// How many steps share a fingerprint.
    static final int BLOCK = 1024;

    private static final int BYTES = 8;

    private Digest() {}

    /// A fingerprint for each [#BLOCK] steps: which instructions ran on which processor, and the registers behind the last of them.
    static List<String> of(Timeline timeline) {
        List<String> blocks = new ArrayList<>();
        for (int start = 0; start < timeline.length(); start += BLOCK) {
            MessageDigest digest = sha256();
            int end = Math.min(timeline.length(), start + BLOCK);
            ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
            String last = "";
            for (int position = start; position < end; position++) {
                digest.update(number.putInt(0, timeline.slotAt(position)).array());
                digest.update((byte) timeline.cpuAt(position));
                String program = timeline.slotAt(position) < 0 ? last : timeline.programAt(position).name();
                if (!program.equals(last)) {
                    digest.update(program.getBytes(StandardCharsets.UTF_8));
                    last = program;
                }
            }
            for (int cpu = 0; cpu < timeline.scenario().host().cpus(); cpu++) {
                registers(digest, timeline.at(end, cpu).registers());
            }
            blocks.add(text(digest));
        }
        return blocks;
    }

    /// A fingerprint of `bytes`.
    static String of(Bytes bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes.toArray());
        return text(digest);
    }

    private static void registers(MessageDigest digest, Registers registers) {
        for (Register register : Register.values()) {
            boolean known = registers.value(register).isPresent();
            digest.update((byte) (known ? 1 : 0));
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, registers.value(register).orElse(0)).array());
        }
    }

    private static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
