package dev.glasshive.lesson.markdown;

/// Tells whether a word may be another one with a slip of the pen.
final class Likeness {
    private static final int MOST_SLIPS = 2;
    private static final int LONGEST = 40;

    private Likeness() {}

    /// Whether one letter must be put in, left out, changed or exchanged with its neighbour to make `right` of `written`, or two where the first one is right.
    static boolean isAlike(String written, String right) {
        if (written.isEmpty() || written.length() > LONGEST) {
            return false;
        }
        int most = written.charAt(0) == right.charAt(0) ? MOST_SLIPS : 1;
        return distance(written, right) <= Math.min(most, right.length() / 2);
    }

    /// The distance of Damerau and Levenshtein, of which each pair of neighbours is exchanged at most once.
    private static int distance(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(distance[i - 1][j], distance[i][j - 1]) + 1, distance[i - 1][j - 1] + change);
                boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                distance[i][j] = exchanged ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
            }
        }
        return distance[a.length()][b.length()];
    }
}
