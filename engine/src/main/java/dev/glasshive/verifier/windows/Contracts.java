package dev.glasshive.verifier.windows;

import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.verifier.PlatformTable;
import dev.glasshive.verifier.windows.Contract.Parameter;
import dev.glasshive.verifier.windows.Contract.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The helpers of a platform, from the assets.
final class Contracts {
    private static final Map<String, Contracts> ALL = new ConcurrentHashMap<>();
    private static final Set<String> SOCKETS = Set.of("plain_sock", "sock");
    private static final Set<String> SOCKET_RESULTS = Set.of("sock_or_null", "sock_common_or_null", "tcp_sock_or_null");

    private final Platform platform;
    private final Map<Integer, List<Row>> rows = new HashMap<>();
    private final Map<String, Set<String>> maps = new HashMap<>();

    private Contracts(Platform platform) {
        this.platform = platform;
        for (String[] row : PlatformTable.rows(platform.id(), "verifier-helpers.csv")) {
            rows.computeIfAbsent(Integer.valueOf(row[0]), _ -> new ArrayList<>()).add(new Row(PlatformTable.words(row[1]), PlatformTable.words(row[3]), row[4], Set.copyOf(PlatformTable.words(row[5]))));
        }
        for (String[] row : PlatformTable.rows(platform.id(), "verifier-map-helpers.csv")) {
            maps.put(row[0], Set.copyOf(PlatformTable.words(row[1])));
        }
    }

    private record Row(List<String> callers, List<String> arguments, String result, Set<String> effects) {
        /// @param as another type that may stand for `type`, or an empty word
        boolean allows(ProgramType type, String as) {
            if (callers.isEmpty()) {
                return false;
            }
            boolean named = callers.contains(as.isEmpty() ? type.name() : as) || callers.contains(type.name() + ":" + type.attachId());
            return switch (callers.getFirst()) {
                case "all" -> true;
                case "not" -> !named;
                default -> named;
            };
        }
    }

    static Contracts of(Platform platform) {
        return ALL.computeIfAbsent(platform.id(), _ -> new Contracts(platform));
    }

    /// The helper that programs of `type` call by `id`; empty where they have none.
    Optional<Contract> find(int id, ProgramType type) {
        return rows.getOrDefault(id, List.of()).stream().filter(row -> row.allows(type, Hooks.helpersOf(platform, type))).findFirst().map(row -> contract(id, row, type));
    }

    private Contract contract(int id, Row row, ProgramType type) {
        String name = platform.helper(id, Optional.of(type)).map(Helper::name).orElse("helper " + id);
        List<Parameter> parameters = new ArrayList<>();
        Optional<String> unsupported = row.effects.contains("calls") || row.effects.contains("later") ? Optional.of("it calls a function of the program") : Optional.empty();
        for (String word : row.arguments) {
            Optional<Parameter> parameter = parameter(word);
            parameter.ifPresent(parameters::add);
            if (parameter.isEmpty()) {
                unsupported = Optional.of("it takes a " + word.replace('_', ' '));
            }
        }
        Optional<Result> result = result(row.result);
        if (result.isEmpty()) {
            unsupported = Optional.of("it gives a " + row.result.replaceFirst(":.*", "").replace('_', ' '));
        }
        return new Contract(id, name, List.copyOf(parameters), result.orElse(Result.VOID), maps.getOrDefault(name, Set.of()), row.effects, unsupported);
    }

    private static Optional<Parameter> parameter(String word) {
        String plain = SOCKETS.contains(word) ? "sock" : word.equals("any_or_null") ? "any" : word;
        for (Parameter parameter : Parameter.values()) {
            if (parameter.name().toLowerCase(Locale.ROOT).equals(plain)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    private static Optional<Result> result(String word) {
        String plain = SOCKET_RESULTS.contains(word) ? "sock_or_null" : word;
        for (Result result : Result.values()) {
            if (result.name().toLowerCase(Locale.ROOT).equals(plain)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}
