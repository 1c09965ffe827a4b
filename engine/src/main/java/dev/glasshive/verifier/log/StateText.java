package dev.glasshive.verifier.log;

import dev.glasshive.verifier.linux.RangeText;
import dev.glasshive.verifier.log.Known.Address;
import dev.glasshive.verifier.log.Known.Field;
import dev.glasshive.verifier.log.Known.Scalar;
import dev.glasshive.verifier.log.Known.StackAddress;
import dev.glasshive.verifier.log.Known.Unread;
import java.util.List;
import java.util.stream.Collectors;

/// States in the words of Linux 6.18, whichever kernel printed them first.
public final class StateText {
    private StateText() {}

    /// A frame, with a space before each part: ` frame1: R1=ctx() fp-8=0`.
    public static String of(FrameState frame) {
        StringBuilder text = new StringBuilder(frame.number() == 0 ? "" : " frame" + frame.number() + ":");
        frame.registers().forEach(register -> text.append(" R").append(register.number()).append('=').append(of(register.value())));
        frame.slots().forEach(slot -> text.append(" fp").append(slot.offset()).append('=').append(of(slot)));
        if (!frame.references().isEmpty()) {
            text.append(frame.references().stream().map(String::valueOf).collect(Collectors.joining(",", " refs=", "")));
        }
        frame.flags().forEach(flag -> text.append(' ').append(flag));
        return text.toString();
    }

    /// What eight bytes of a stack hold.
    public static String of(SlotState slot) {
        return slot.bytes() + slot.saved().map(StateText::of).orElse("");
    }

    /// A value.
    public static String of(Known known) {
        return switch (known) {
            case Scalar number -> number(number);
            case StackAddress(var frame, long offset) -> "fp" + (frame.isPresent() ? "[" + frame.getAsInt() + "]" : "") + RangeText.signed(offset);
            case Address address -> address(address);
            case Unread(String text) -> text;
        };
    }

    private static String number(Scalar number) {
        StringBuilder text = new StringBuilder(number.precise() ? "P" : "");
        if (number.range().isConstant()) {
            return text.append(RangeText.signed(number.range().value())).toString();
        }
        text.append("scalar(");
        if (number.id() != 0) {
            text.append("id=").append(number.id());
            number.delta().ifPresent(by -> text.append(by < 0 ? "" : "+").append(by));
        }
        RangeText.append(text, number.range(), number.id() == 0);
        return text.append(')').toString();
    }

    private static String address(Address address) {
        StringBuilder text = new StringBuilder(address.type());
        address.frame().ifPresent(frame -> text.append('[').append(frame).append(']'));
        List<Field> fields = address.fields();
        text.append(fields.stream().map(field -> field.name() + "=" + field.value()).collect(Collectors.joining(",", "(", "")));
        address.variable().ifPresent(range -> RangeText.append(text, range, fields.isEmpty()));
        return text.append(')').toString();
    }
}
