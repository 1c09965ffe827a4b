package dev.glasshive.map;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A long, mostly empty row of values that can be frozen in no time: a tree of small arrays, shared with frozen states until one side writes.
///
/// An array belongs to the row only if it was made since the last [#freeze] or [#thaw]; others are copied before they change.
final class SharedRow<T> {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final long NODE_BYTES = 40 + 4 * WIDTH;

    private final int height;
    private Node root;
    private Owner owner = new Owner();

    /// Who made an array; only its identity matters.
    static final class Owner {}

    /// Children are nodes, or values in the lowest ones.
    private record Node(Owner owner, @Nullable Object[] children) {}

    /// A row of `length` places, all empty.
    SharedRow(int length) {
        int shift = 0;
        while (length - 1 >>> shift >= WIDTH) {
            shift += BITS;
        }
        height = shift;
        root = new Node(owner, new @Nullable Object[WIDTH]);
    }

    /// Who owns what has changed since the row was last frozen; another object after each [#freeze] and [#thaw].
    Owner owner() {
        return owner;
    }

    /// Whether `maker`, once the [#owner], still is: nobody has frozen the row since.
    boolean isOwner(Owner maker) {
        return maker == owner;
    }

    /// What stands at `index`, if anything.
    @SuppressWarnings("unchecked") // Only set puts values into the lowest arrays.
    @Nullable T get(int index) {
        return (T) find(root, height, index);
    }

    private static @Nullable Object find(Node root, int height, int index) {
        Node node = root;
        for (int shift = height; shift > 0; shift -= BITS) {
            Object child = node.children[index >>> shift & WIDTH - 1];
            if (child == null) {
                return null;
            }
            node = (Node) child;
        }
        return node.children[index & WIDTH - 1];
    }

    /// Puts `value` at `index`, or nothing.
    void set(int index, @Nullable T value) {
        root = owned(root);
        Node node = root;
        for (int shift = height; shift > 0; shift -= BITS) {
            int at = index >>> shift & WIDTH - 1;
            Node child = owned((Node) node.children[at]);
            node.children[at] = child;
            node = child;
        }
        node.children[index & WIDTH - 1] = value;
    }

    private Node owned(@Nullable Node node) {
        if (node == null) {
            return new Node(owner, new @Nullable Object[WIDTH]);
        }
        return isOwner(node.owner) ? node : new Node(owner, node.children.clone());
    }

    /// The row as it is now, for ever.
    Frozen<T> freeze() {
        owner = new Owner();
        return new Frozen<>(root, height);
    }

    /// Back to a state that [#freeze] of a row of the same length gave.
    void thaw(Frozen<T> frozen) {
        owner = new Owner();
        root = frozen.root;
    }

    /// A row that no longer changes.
    @SuppressWarnings("ReferenceEquality") // What is shared is the same object.
    static final class Frozen<T> {
        private final Node root;
        private final int height;

        private Frozen(Node root, int height) {
            this.root = root;
            this.height = height;
        }

        /// What stands at `index`, if anything.
        @SuppressWarnings("unchecked") // As above.
        @Nullable T get(int index) {
            return (T) find(root, height, index);
        }

        /// Estimated bytes of the arrays, and of the values by `size`, that are not part of an `earlier` state of the same row.
        @SuppressWarnings("unchecked") // As above.
        long bytesBeyond(Frozen<T> earlier, ToLongFunction<T> size) {
            return root == earlier.root ? 0 : beyond(root, earlier.root, height, value -> size.applyAsLong((T) value));
        }

        private static long beyond(Node now, @Nullable Node then, int shift, ToLongFunction<Object> size) {
            long bytes = NODE_BYTES;
            for (int i = 0; i < WIDTH; i++) {
                Object child = now.children[i];
                Object before = then == null ? null : then.children[i];
                if (child != null && child != before) {
                    bytes += shift == 0 ? size.applyAsLong(child) : beyond((Node) child, (Node) before, shift - BITS, size);
                }
            }
            return bytes;
        }
    }
}
