// Types of every kind, to be printed again as C.
#include <linux/bpf.h>

#include <bpf/bpf_helpers.h>

enum colour { RED, GREEN = 5, BLUE = -1 };
enum wide { SMALL = 1, LARGE = 0x1122334455667788 };
typedef unsigned long word;
typedef int (*function)(const struct __sk_buff *, word, ...);
union either {
    float real;
    volatile _Bool flag;
};
struct unknown;
struct node {
    struct node *next;
    const char *name;
    word grid[2][3];
    unsigned low : 3, high : 5;
    union either either;
    struct {
        enum colour colour;
        enum wide wide;
    };
    function call;
    struct unknown *unknown;
    int *restrict alone;
    const char *const strings[4];
};

struct node *head;

SEC("socket")
int walk(struct __sk_buff *skb)
{
    return head ? (int)head->low + (int)skb->len : 0;
}
