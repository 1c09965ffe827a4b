// Functions without sections of their own: where there is only .text, they are the programs.
__attribute__((noinline)) static int twice(int a)
{
    return a * 2;
}

int one(int *memory)
{
    return twice(*memory);
}

int two(int *memory)
{
    return twice(memory[1]) + 1;
}
