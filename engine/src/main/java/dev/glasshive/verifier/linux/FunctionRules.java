package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.Explorer.Next;

/// Calls of functions of the program, and of those that helpers call.
final class FunctionRules {
    private final Analysis analysis;
    private final ParameterRules parameters;

    FunctionRules(Analysis analysis, ParameterRules parameters) {
        this.analysis = analysis;
        this.parameters = parameters;
    }

    Next call(int target) throws Rejected {
        int subprogram = analysis.layout.subprogramStartingAt(target);
        if (analysis.signatures.isGlobal(subprogram)) {
            return assume(subprogram);
        }
        parameters.remark(subprogram);
        State state = analysis.current;
        Frame caller = state.current();
        Frame callee = enter(analysis, state, subprogram, analysis.slot);
        for (int i = 1; i <= 5; i++) {
            callee.registers[i] = caller.registers[i];
        }
        forgetArguments(caller);
        analysis.touchAll();
        analysis.stackLiveness.leaveFunction();
        if (analysis.log.paths()) {
            analysis.log.print("caller:\n");
            analysis.printAll(state, caller.number);
            analysis.log.print("callee:\n");
            analysis.printAll(state, callee.number);
        }
        return new Next.Elsewhere(target, false);
    }

    /// A global function is judged by itself, so that a call need not follow it.
    private Next assume(int subprogram) throws Rejected {
        parameters.check(subprogram, LockRules.isHeld(analysis.current));
        analysis.log.print("Func#" + subprogram + " ('" + analysis.signatures.name(subprogram) + "') is global and assumed valid.\n");
        analysis.calledGlobals.set(subprogram);
        if (analysis.packetChanges.in(subprogram)) {
            HelperRules.forgetPackets(analysis, analysis.current);
        }
        forgetArguments(analysis.frame());
        analysis.set(0, Value.Scalar.UNKNOWN);
        return Explorer.FOLLOWING;
    }

    /// Opens a frame in `state`.
    static Frame enter(Analysis analysis, State state, int subprogram, int callsite) throws Rejected {
        if (state.frames.size() >= State.MOST_FRAMES) {
            throw analysis.refuse(Rejected.E2BIG, "the call stack of " + (state.frames.size() + 1) + " frames is too deep");
        }
        Frame callee = new Frame(callsite, state.frames.size(), subprogram);
        state.frames.add(callee);
        return callee;
    }

    void forgetArguments(Frame frame) {
        for (int i = 0; i <= 5; i++) {
            frame.registers[i] = Value.Unset.VALUE;
            analysis.touch(i);
        }
    }

    /// Goes back to the caller.
    Next exit() throws Rejected {
        return exit(true);
    }

    /// Goes back to the caller before the function ends, with `result`.
    Next exitEarly(Value result) throws Rejected {
        analysis.set(0, result);
        return exit(false);
    }

    private Next exit(boolean announced) throws Rejected {
        State state = analysis.current;
        Frame callee = state.current();
        Frame caller = state.frames.get(callee.number - 1);
        Value result = callee.registers[0];
        analysis.stackLiveness.update();
        if (result instanceof Value.Pointer pointer && pointer.kind() instanceof PointerKind.Stack) {
            throw analysis.refuse(Rejected.EINVAL, "cannot return stack pointer to the caller");
        }
        if (callee.callback) {
            checkCallbackResult(callee, result);
        } else {
            caller.registers[0] = result;
        }
        int to = callee.callback ? callee.callsite : callee.callsite + 1;
        if (analysis.log.paths()) {
            analysis.log.print("returning from callee:\n");
            analysis.printAll(state, callee.number);
            analysis.log.print("to caller at " + to + ":\n");
            analysis.printAll(state, caller.number);
        }
        state.frames.removeLast();
        if (callee.callback) {
            Callbacks.widen(state, to);
        }
        analysis.stackLiveness.leaveFunction();
        return new Next.Elsewhere(to, announced);
    }

    private void checkCallbackResult(Frame callee, Value result) throws Rejected {
        if (!(result instanceof Value.Scalar)) {
            throw analysis.refuse(Rejected.EACCES, "R0 not a scalar value");
        }
        analysis.precision.mark(0);
        Value.Scalar scalar = (Value.Scalar) analysis.register(0);
        if (scalar.range().smin() < callee.callbackLow || scalar.range().smax() > callee.callbackHigh) {
            throw analysis.refuse(Rejected.EINVAL, ExitRules.outOfRange("At callback return", "R0", scalar.range(), callee.callbackLow, callee.callbackHigh));
        }
    }
}
