package dev.glasshive.tests.differential;

import dev.glasshive.isa.Size;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import java.util.Optional;

/// What our tables of Linux say.
final class TableAnswers implements PlatformAnswers {
    @Override
    public boolean loads(ProgramType hook, int offset, Size size) {
        return hook.context().readable(offset, size.bytes());
    }

    @Override
    public boolean stores(ProgramType hook, int offset, Size size) {
        return hook.context().writable(offset, size.bytes());
    }

    @Override
    public boolean returns(ProgramType hook, int value) {
        return hook.returns().map(range -> value >= range.lowest() && value <= range.highest()).orElse(true);
    }

    @Override
    public boolean calls(ProgramType hook, int helper, String licence) {
        return Platforms.linux().helper(helper, Optional.of(hook))
                .filter(h -> h.allowsCallsFrom(hook) && (h.licence() == Helper.Licence.ANY || licence.equals("GPL"))).isPresent();
    }
}
