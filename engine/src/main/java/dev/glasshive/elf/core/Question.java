package dev.glasshive.elf.core;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfType;
import dev.glasshive.elf.BtfType.Encoding;
import dev.glasshive.elf.BtfType.Constant;
import dev.glasshive.elf.BtfType.Enumeration;
import dev.glasshive.elf.BtfType.Int;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.core.CorePath.Element;
import dev.glasshive.elf.core.CorePath.Hop;
import dev.glasshive.elf.core.CorePath.Into;
import dev.glasshive.elf.core.CorePath.Named;
import java.nio.ByteOrder;

/// The number that answers a question about the end of a path.
///
/// @param btf the types that the path leads through
record Question(Btf btf, CoreKind kind, ByteOrder order) {

    /// The bytes around a field that are loaded at once, and where it lies in them.
    ///
    /// @param offset of the bytes
    /// @param size how many they are
    /// @param bits of the field
    /// @param place first bit of the field, from the start of its structure
    private record Window(long offset, long size, long bits, long place) {}

    /// The answer for `path`.
    ///
    /// @throws CoreFault if the question makes no sense there
    long answer(CorePath path) throws CoreFault {
        return switch (kind) {
            case FIELD_EXISTS, TYPE_EXISTS, TYPE_MATCHES, VALUE_EXISTS -> 1;
            case TYPE_ID_LOCAL, TYPE_ID_TARGET -> path.type();
            case TYPE_SIZE -> size(path.type());
            case VALUE -> path.hops().getFirst() instanceof Named named ? named.value() : 0;
            case FIELD_BYTE_OFFSET -> window(path).offset();
            case FIELD_BYTE_SIZE -> window(path).size();
            case FIELD_SIGNED -> isSigned(path) ? 1 : 0;
            case FIELD_LEFT_SHIFT -> {
                Window window = window(path);
                long inside = window.place() - window.offset() * 8;
                yield order == ByteOrder.LITTLE_ENDIAN ? 64 - (inside + window.bits()) : (8 - window.size()) * 8 + inside;
            }
            case FIELD_RIGHT_SHIFT -> 64 - window(path).bits();
        };
    }

    /// Whether the number in the instruction must be what the compiler's own types say. That of bit fields may be anything, since compilers differ in how they load them,
    /// and so may numbers of types, since linkers give them anew.
    boolean mustBe(CorePath path) {
        boolean bitField = path.hops().stream().reduce((_, last) -> last).filter(hop -> hop instanceof Into into && into.member().bitSize() > 0).isPresent();
        return switch (kind) {
            case FIELD_BYTE_OFFSET, FIELD_BYTE_SIZE, FIELD_LEFT_SHIFT -> !bitField;
            case FIELD_EXISTS, FIELD_SIGNED, FIELD_RIGHT_SHIFT, TYPE_EXISTS, TYPE_SIZE, VALUE_EXISTS, VALUE, TYPE_MATCHES -> true;
            case TYPE_ID_LOCAL, TYPE_ID_TARGET -> false;
        };
    }

    private Window window(CorePath path) throws CoreFault {
        int type = fieldType(path);
        long size = size(type);
        if (!(path.hops().getLast() instanceof Into into) || into.member().bitSize() == 0) {
            if (kind == CoreKind.FIELD_BYTE_OFFSET || kind == CoreKind.FIELD_BYTE_SIZE || path.hops().getLast() instanceof Into) {
                return new Window(path.bitOffset() / 8, size, size * 8, path.bitOffset());
            }
            throw new CoreFault("it asks for shifts of something that is no member");
        }
        if (size == 0) {
            throw new CoreFault("the bit field " + into.member().name() + " is of a type without bytes");
        }
        long bits = into.member().bitSize();
        long offset = path.bitOffset() / 8 / size * size;
        while (path.bitOffset() + bits - offset * 8 > size * 8) {
            if (size >= 8) {
                throw new CoreFault("the bit field " + into.member().name() + " does not fit any load of 8 bytes");
            }
            size *= 2;
            offset = path.bitOffset() / 8 / size * size;
        }
        return new Window(offset, size, bits, path.bitOffset());
    }

    private static int fieldType(CorePath path) {
        Hop last = path.hops().getLast();
        return switch (last) {
            case Into into -> into.member().type();
            case Element element -> element.type();
            case Named _ -> path.type();
        };
    }

    private boolean isSigned(CorePath path) throws CoreFault {
        if (!(path.hops().getLast() instanceof Into)) {
            throw new CoreFault("it asks for the sign of something that is no member");
        }
        BtfType type = btf.resolve(fieldType(path)).orElse(null);
        return type instanceof Int number && number.encoding() == Encoding.SIGNED
                || type instanceof Enumeration enumeration && enumeration.constants().stream().mapToLong(Constant::value).anyMatch(value -> value < 0);
    }

    /// How many bytes the field itself has.
    long fieldSize(CorePath path) throws CoreFault {
        return size(fieldType(path));
    }

    /// Whether a load of the field may just take more or fewer bytes on another system: pointers, and numbers that cannot be negative.
    boolean isResizable(CorePath path) {
        BtfType type = btf.resolve(fieldType(path)).orElse(null);
        return type instanceof Pointer || type instanceof Int number && number.encoding() != Encoding.SIGNED;
    }

    private long size(int type) throws CoreFault {
        return btf.sizeOf(type).orElseThrow(() -> new CoreFault("the size of " + TypeNames.written(btf, type) + " is not known"));
    }
}
