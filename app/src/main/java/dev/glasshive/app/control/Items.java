package dev.glasshive.app.control;

import java.util.List;
import javafx.collections.ObservableList;

/// Brings the items of a list or table up to date by touching only those that differ, so that nothing flickers and nothing scrolls.
public final class Items {
    private Items() {}

    /// Makes `items` equal to `wanted`.
    public static <T> void update(ObservableList<T> items, List<T> wanted) {
        int common = Math.min(items.size(), wanted.size());
        for (int i = 0; i < common; i++) {
            if (!items.get(i).equals(wanted.get(i))) {
                items.set(i, wanted.get(i));
            }
        }
        if (items.size() > wanted.size()) {
            items.remove(common, items.size());
        } else if (items.size() < wanted.size()) {
            items.addAll(wanted.subList(common, wanted.size()));
        }
    }
}
