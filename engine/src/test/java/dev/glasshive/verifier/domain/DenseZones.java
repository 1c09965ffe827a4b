package dev.glasshive.verifier.domain;

import java.util.Arrays;

/// Differences of a few variables as a full matrix that Floyd and Warshall's algorithm closes. The last row and column stand for zero. Small numbers only.
final class DenseZones {
    static final long NONE = 1L << 40;

    private final int zero;
    private final long[][] most;
    private boolean empty;

    DenseZones(int variables) {
        zero = variables;
        most = new long[variables + 1][variables + 1];
        for (int i = 0; i <= variables; i++) {
            Arrays.fill(most[i], NONE);
            most[i][i] = 0;
        }
    }

    DenseZones copy() {
        DenseZones copy = new DenseZones(zero);
        for (int i = 0; i <= zero; i++) {
            copy.most[i] = most[i].clone();
        }
        copy.empty = empty;
        return copy;
    }

    boolean isEmpty() {
        return empty;
    }

    long difference(int x, int y) {
        return most[x][y];
    }

    long hi(int v) {
        return most[v][zero];
    }

    long lo(int v) {
        return -most[zero][v];
    }

    void assume(int x, int y, long k) {
        most[x][y] = Math.min(most[x][y], k);
        close();
    }

    void assumeAtMost(int v, long k) {
        assume(v, zero, k);
    }

    void assumeAtLeast(int v, long k) {
        assume(zero, v, -k);
    }

    void forget(int v) {
        for (int i = 0; i <= zero; i++) {
            most[i][v] = i == v ? 0 : NONE;
            most[v][i] = i == v ? 0 : NONE;
        }
    }

    void assign(int x, int y, long k) {
        if (x == y) {
            for (int i = 0; i <= zero; i++) {
                if (i != x) {
                    most[x][i] = sum(most[x][i], k);
                    most[i][x] = sum(most[i][x], -k);
                }
            }
        } else {
            forget(x);
            most[x][y] = k;
            most[y][x] = -k;
            close();
        }
    }

    DenseZones join(DenseZones other) {
        if (empty || other.empty) {
            return (empty ? other : this).copy();
        }
        DenseZones join = copy();
        for (int i = 0; i <= zero; i++) {
            for (int j = 0; j <= zero; j++) {
                join.most[i][j] = Math.max(most[i][j], other.most[i][j]);
            }
        }
        return join;
    }

    boolean isSubsetOf(DenseZones other) {
        if (empty || other.empty) {
            return empty;
        }
        boolean subset = true;
        for (int i = 0; i <= zero; i++) {
            for (int j = 0; j <= zero; j++) {
                subset &= most[i][j] <= other.most[i][j];
            }
        }
        return subset;
    }

    private void close() {
        for (int via = 0; via <= zero; via++) {
            for (int i = 0; i <= zero; i++) {
                for (int j = 0; j <= zero; j++) {
                    most[i][j] = Math.min(most[i][j], sum(most[i][via], most[via][j]));
                }
            }
        }
        for (int i = 0; i <= zero; i++) {
            empty |= most[i][i] < 0;
        }
    }

    private static long sum(long a, long b) {
        return a == NONE || b == NONE ? NONE : a + b;
    }
}
