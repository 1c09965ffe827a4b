package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.markdown.Problems.At;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/// Where the parts of a lesson stand in its text. A part is a thing that was read and the key of what stands there, or an empty string for all of it. Things are told
/// apart by what they are, not by what they hold, for two tasks may be equal.
public final class Places {
    private final IdentityHashMap<Object, Map<String, At>> places = new IdentityHashMap<>();

    Places() {}

    void put(Object owner, String key, At at) {
        places.computeIfAbsent(owner, _ -> new HashMap<>()).put(key, at);
    }

    /// Where `fields` have values under `keys`.
    void put(Object owner, Fields fields, String... keys) {
        put(owner, "", fields.at());
        for (String key : keys) {
            if (fields.has(key)) {
                put(owner, key, fields.at(key));
            }
        }
    }

    /// What was made of `from` stands where it stands.
    void same(Object from, Object made) {
        Optional.ofNullable(places.get(from)).ifPresent(known -> places.put(made, known));
    }

    /// The key of an accepted answer, from 0.
    public static String answer(int index) {
        return "answer " + index;
    }

    /// A problem with what stands under `key` of `owner`, or with all of `owner` where that key is not there; absent where nobody knows its place.
    public Optional<LessonProblem> problem(Object owner, String key, String message) {
        return Optional.ofNullable(places.get(owner)).flatMap(known -> Optional.ofNullable(known.get(key)).or(() -> Optional.ofNullable(known.get("")))).map(at -> new LessonProblem(at.file(), at.line(), at.column(), message));
    }
}
