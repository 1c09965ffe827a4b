package dev.glasshive.program;

/// A part of a map's value that belongs to the kernel: programs use it only through helpers.
///
/// @param offset from the start of the value
/// @param size in bytes
/// @param tag for [Kind#POINTER], how the pointer is marked: `kptr`, `kptr_untrusted` ...
public record ValueField(Kind kind, int offset, int size, String tag) {

    /// What it is.
    public enum Kind {
        SPIN_LOCK("bpf_spin_lock", 4, 4), RESILIENT_SPIN_LOCK("bpf_res_spin_lock", 4, 4), TIMER("bpf_timer", 16, 8), WORK_QUEUE("bpf_wq", 16, 8),
        TASK_WORK("bpf_task_work", 16, 8), LIST_HEAD("bpf_list_head", 16, 8), LIST_NODE("bpf_list_node", 24, 8), TREE_ROOT("bpf_rb_root", 16, 8),
        TREE_NODE("bpf_rb_node", 32, 8), REFERENCE_COUNT("bpf_refcount", 4, 4), POINTER("kptr", 8, 8);

        private final String structure;
        private final int size;
        private final int alignment;

        Kind(String structure, int size, int alignment) {
            this.structure = structure;
            this.size = size;
            this.alignment = alignment;
        }

        /// The name of the structure, as messages have it.
        public String structure() {
            return structure;
        }

        /// How many bytes it takes.
        public int size() {
            return size;
        }

        /// What its offset is a multiple of.
        public int alignment() {
            return alignment;
        }
    }
}
