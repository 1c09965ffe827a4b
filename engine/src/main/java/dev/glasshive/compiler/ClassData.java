package dev.glasshive.compiler;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayList;
import java.util.List;

/// The objects that the class of a segment has as constants.
final class ClassData {
    private final List<Object> all = new ArrayList<>();

    /// Pushes `value`, an object of class `type`.
    void push(CodeBuilder code, Object value, ClassDesc type) {
        int index = all.indexOf(value);
        if (index < 0) {
            index = all.size();
            all.add(value);
        }
        code.ldc(DynamicConstantDesc.ofNamed(ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, type, index));
    }

    /// All of them, in their places.
    List<Object> all() {
        return all;
    }
}
