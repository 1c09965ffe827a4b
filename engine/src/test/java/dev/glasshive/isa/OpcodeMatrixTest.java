package dev.glasshive.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The matrix beside the rows of RFC 9669, appendix A.
class OpcodeMatrixTest {
    /// Byte, source register, offset, immediate, conformance group and section of one row; `any` for what is free.
    private record Row(int opcode, String src, String offset, String imm, String group, String section) {}

    @Test
    void everyRowOfTheRfcIsInTheMatrixAndNoOther() throws IOException {
        assertThat(matrix()).containsExactlyInAnyOrderElementsOf(rfc());
    }

    @Test
    void reservedBytesHaveNoRow() {
        assertThat(OpcodeMatrix.rows(0x00)).isEmpty();
        assertThat(OpcodeMatrix.rows(0xff)).isEmpty();
        assertThat(OpcodeMatrix.rows(0x99)).as("sign-extending load of 8 bytes").isEmpty();
    }

    private static List<Row> matrix() {
        return OpcodeMatrix.rows().stream().filter(Opcode::isStandard).map(row -> new Row(row.code(), text(row.src()), offset(row), text(row.imm()),
                row.group().label(), row.section())).toList();
    }

    /// The one liberty of the matrix: calls by BTF id carry the number of a module, as the kernel has it, where the RFC has zero.
    private static String offset(Opcode row) {
        return row.code() == 0x85 && text(row.src()).equals("2") ? "0" : text(row.offset());
    }

    private static String text(FieldRule rule) {
        return switch (rule) {
            case FieldRule.Any() -> "any";
            case FieldRule.Only(int value) -> Integer.toString(value);
        };
    }

    /// The rows of the file, but for the second slot of the wide load, which is no instruction.
    private static List<Row> rfc() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = OpcodeMatrixTest.class.getResourceAsStream("/isa/rfc9669-opcodes.csv")) {
            assertThat(in).isNotNull();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList()) {
                String[] head = line.split(",", 5);
                String[] tail = line.substring(line.lastIndexOf(',', line.lastIndexOf(',') - 1) + 1).split(",", 2);
                if (!head[0].equals("0x00")) {
                    rows.add(new Row(Integer.decode(head[0]), number(head[1]), number(head[2]), number(head[3]), tail[0], tail[1]));
                }
            }
        }
        return rows;
    }

    private static String number(String field) {
        return field.equals("any") ? field : Integer.decode(field).toString();
    }
}
