package dev.glasshive.verifier.domain;

/// A vertex and those next to it on one side, with their distances. In a closed graph these are all that can be reached.
final class Reach {
    private final int[] vertices;
    private final long[] distances;
    private int size;

    private Reach(int room, int vertex) {
        vertices = new int[room + 1];
        distances = new long[room + 1];
        add(vertex, 0);
    }

    /// `vertex` and those from which an edge leads to it.
    static Reach to(Edges edges, int vertex) {
        int count = 0;
        for (int i = 0; i < edges.size(); i++) {
            count += edges.to(i) == vertex ? 1 : 0;
        }
        Reach reach = new Reach(count, vertex);
        for (int i = 0; reach.size <= count; i++) {
            if (edges.to(i) == vertex) {
                reach.add(edges.from(i), edges.weight(i));
            }
        }
        return reach;
    }

    /// `vertex` and those to which an edge leads from it.
    static Reach from(Edges edges, int vertex) {
        int first = edges.firstFrom(vertex);
        int end = first;
        while (end < edges.size() && edges.from(end) == vertex) {
            end++;
        }
        Reach reach = new Reach(end - first, vertex);
        for (int i = first; i < end; i++) {
            reach.add(edges.to(i), edges.weight(i));
        }
        return reach;
    }

    private void add(int vertex, long distance) {
        vertices[size] = vertex;
        distances[size++] = distance;
    }

    int size() {
        return size;
    }

    int vertex(int index) {
        return vertices[index];
    }

    long distance(int index) {
        return distances[index];
    }
}
