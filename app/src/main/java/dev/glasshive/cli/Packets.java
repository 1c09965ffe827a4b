package dev.glasshive.cli;

import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Bundled;
import dev.glasshive.open.Kind;
import dev.glasshive.open.Opened;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.LinkType;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.packet.Packet;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Input;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the inputs of a run out of what stands behind `--packet`: capture files, or packets in hexadecimal.
final class Packets {
    private static final int ZERO_PACKET = 64;
    private static final Pattern HEX = Pattern.compile("(0[xX])?[0-9a-fA-F\\s:-]+");
    private static final String EMPTY = "0x";

    private final Terminal terminal;

    Packets(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The inputs in order.
    ///
    /// @param type of the program that gets them; absent for one without a hook
    List<Input> inputs(Optional<ProgramType> type, List<String> options) throws BadInputException {
        List<Input> inputs = new ArrayList<>();
        for (String option : options) {
            if (option.isBlank()) {
                throw new BadInputException(Messages.text("packet.blank"));
            }
            if (isFile(option)) {
                Capture capture = capture(Path.of(option));
                capture.packets().forEach(packet -> inputs.add(input(packet, capture.linkType())));
            } else if (option.equals(EMPTY)) {
                inputs.add(Input.packet(Messages.text("packet.summary", 0, ""), Bytes.EMPTY));
            } else if (HEX.matcher(option).matches()) {
                inputs.add(hex(type, packet(option)));
            } else {
                throw new BadInputException(Messages.text("packet.neither", option));
            }
        }
        return inputs;
    }

    /// What a program gets where nobody names a packet: zeros on a hook that has packets, the text or the context of other hooks, no memory without a hook.
    static Input none(Optional<ProgramType> type) {
        if (type.isEmpty()) {
            return Input.packet(Messages.text("packet.none"), Bytes.EMPTY);
        }
        return switch (type.get().packetStart()) {
            case LINK, NETWORK -> Input.packet(Messages.text("packet.zeros", ZERO_PACKET), Bytes.of(new byte[ZERO_PACKET]));
            case TEXT -> Input.packet(type.get().text(), Bytes.of(type.get().text().getBytes(StandardCharsets.UTF_16LE)));
            case NONE -> Input.packet(Messages.text("packet.context", type.get().context().name()), Bytes.EMPTY);
        };
    }

    /// Whether `option` names a file, or a sample that comes with Glasshive.
    static boolean isFile(String option) {
        try {
            return !option.isEmpty() && (Files.exists(Path.of(option)) || Bundled.has(Path.of(option)));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private Capture capture(Path file) throws BadInputException {
        if (!(content(file) instanceof Opened.CaptureFile opened)) {
            throw new BadInputException(Messages.text("packet.nocapture", file));
        }
        opened.capture().notes().forEach(note -> terminal.note(file + ": " + note));
        if (opened.capture().packets().isEmpty()) {
            throw new BadInputException(Messages.text("packet.empty", file));
        }
        return opened.capture();
    }

    /// What a file holds. How large a file of another kind may be helps nobody who wants packets.
    private static Opened content(Path file) throws BadInputException {
        try {
            return Opened.open(file);
        } catch (BadInputException e) {
            throw e.isNo(Kind.CAPTURE) ? new BadInputException(Messages.text("packet.nocapture", file)) : e;
        }
    }

    private static Packet packet(String hex) throws BadInputException {
        try {
            return Packet.ofHex(hex);
        } catch (MalformedCaptureException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    /// On a program without a hook the bytes are memory and no packet.
    private static Input hex(Optional<ProgramType> type, Packet packet) {
        return type.filter(t -> t.packetStart().isPacket()).isEmpty()
                ? Input.packet(Messages.text("packet.memory", packet.data().length()), packet.data())
                : input(packet, LinkType.ETHERNET);
    }

    private static Input input(Packet packet, LinkType linkType) {
        String summary = Dissector.dissect(packet.data(), linkType).summary();
        return Input.packet(Messages.text("packet.summary", packet.data().length(), summary), packet.data());
    }
}
