package dev.glasshive.verifier.linux;


/// Functions of the program that helpers call: each may run any number of times.
final class CallbackRules {
    private final Analysis analysis;

    CallbackRules(Analysis analysis, FunctionRules functions, Explorer explorer) {
        this.analysis = analysis;
    }

    void schedule(Arguments given) {
        throw new NotModelled("helpers that call functions of the program");
    }

}
