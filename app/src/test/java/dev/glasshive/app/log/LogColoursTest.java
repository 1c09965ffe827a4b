package dev.glasshive.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Kind;
import org.junit.jupiter.api.Test;

class LogColoursTest {
    @Test
    void whatIsKnownOnAllWaysHasTheColoursOfItsValues() {
        String line = "Pre-invariant : [packet_size=[14, 65534], r1.type=packet, r2.type=number]";
        assertThat(LogColours.of(line)).noneMatch(span -> span.kind() == Kind.ERROR)
                .anyMatch(span -> span.text().equals("packet") && span.kind() == Kind.PACKET)
                .anyMatch(span -> span.text().equals("number") && span.kind() == Kind.SCALAR);
        assertThat(LogColours.of("Stack: Numbers -> {[4088...4095]}")).noneMatch(span -> span.kind() == Kind.ERROR);
    }

    @Test
    void aCheckThatFailedIsAnErrorAndAStateIsNone() {
        assertThat(LogColours.of("5/12: Upper bound must be at most packet_size (valid_access(r6.offset+12, width=1) for read)")).allMatch(span -> span.kind() == Kind.ERROR);
        assertThat(LogColours.of("0: R1=ctx(off=0,imm=0) R10=fp0(off=0)")).noneMatch(span -> span.kind() == Kind.ERROR);
    }
}
