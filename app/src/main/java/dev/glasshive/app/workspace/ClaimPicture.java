package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.verifier.domain.Tnum;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the verifier knows of a value, as it is drawn, and where the value of now lies in it.
///
/// @param known where the value may be; empty where the verifier claims nothing
/// @param proven the bytes that a pointer may be used for
/// @param now where the value is, 0 to 1
/// @param bits what is known bit by bit, of numbers
/// @param value of now, of numbers
/// @param scale what the whole of the drawing stands for
public record ClaimPicture(Optional<Bar.Stretch> known, Optional<Bar.Stretch> proven, OptionalDouble now, Optional<Tnum> bits, OptionalLong value, Optional<Scale> scale) {
    /// Nothing to draw.
    public static final ClaimPicture NONE = new ClaimPicture(Optional.empty(), Optional.empty(), OptionalDouble.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());

    /// What a track runs from and to.
    ///
    /// @param words the same in a sentence
    public record Scale(String low, String high, String words) {
        static Scale of(Track track, boolean numbers) {
            String kind = !numbers ? "known.scale.bytes" : track.signed() ? "known.scale.signed" : "known.scale.unsigned";
            return new Scale(RangeWords.brief(track.first(), track.signed()), RangeWords.brief(track.last(), track.signed()),
                    Text.of(kind, RangeWords.number(track.first(), track.signed()), RangeWords.number(track.last(), track.signed())));
        }
    }

    /// What `claim` says, with a mark for the machine's `value`, which means `meaning`.
    public static ClaimPicture of(Claim claim, OptionalLong value, Meaning meaning) {
        return claim.bar().map(bar -> {
            boolean number = claim.kind() == Meaning.Kind.SCALAR;
            boolean same = meaning.kind() == claim.kind() || meaning.kind() == Meaning.Kind.PACKET_END && claim.kind() == Meaning.Kind.PACKET;
            OptionalDouble now = value.isEmpty() ? OptionalDouble.empty() : number ? OptionalDouble.of(bar.track().place(value.getAsLong()))
                    : same ? OptionalDouble.of(bar.track().place(meaning.offset())) : OptionalDouble.empty();
            return new ClaimPicture(Optional.of(bar.stretch()), bar.proven(), now, claim.range().map(r -> r.bits()), number ? value : OptionalLong.empty(), Optional.of(Scale.of(bar.track(), number)));
        }).orElse(NONE);
    }

    /// Where a pointer stands in what it points into, where nobody knows what the verifier thinks; numbers need the verifier's range to stand in.
    public static ClaimPicture of(Meaning meaning) {
        return switch (meaning.kind()) {
            case PACKET, PACKET_END, MAP_VALUE -> meaning.length() <= 0 ? NONE : mark(Track.bytes(0, meaning.length()), meaning.offset());
            case STACK -> mark(Track.bytes(-meaning.length(), 0), meaning.offset());
            case SCALAR, CONTEXT, MAP, MAP_KEY, MEMORY, CODE, NONE -> NONE;
        };
    }

    private static ClaimPicture mark(Track track, int offset) {
        return new ClaimPicture(Optional.empty(), Optional.empty(), OptionalDouble.of(track.place(offset)), Optional.empty(), OptionalLong.empty(), Optional.of(Scale.of(track, false)));
    }

    /// Whether there is a bar to draw.
    public boolean hasBar() {
        return known.isPresent() || now.isPresent();
    }

    /// What the drawing stands for, in a sentence; empty where nothing is drawn.
    public String words() {
        return scale.map(Scale::words).orElse("");
    }
}
