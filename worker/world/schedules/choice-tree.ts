type Node = { readonly children: (Node | undefined)[]; isDone: boolean };

/** All orders that were seen, as the tree of their choices, so that none is run twice and it is known when all were. */
export function createChoiceTree() {
  const root: Node = { children: [], isDone: false };
  let node = root;
  let path: { readonly node: Node; readonly choice: number }[] = [];

  return {
    /** Takes the proposed choice, or one beside it where all that follows from it was seen. */
    choose(proposed: number, count: number): number {
      node.children.length = Math.max(node.children.length, count);
      let choice = proposed;
      for (let tries = 1; tries < count && node.children[choice]?.isDone === true; tries++)
        choice = (choice + 1) % count;
      const child = node.children[choice] ?? { children: [], isDone: false };
      node.children[choice] = child;
      path.push({ node, choice });
      node = child;
      return choice;
    },

    /** Ends an order, and begins the next. */
    end(): void {
      node.isDone = true;
      for (const { node: parent } of path.reverse()) {
        parent.isDone = Array.from(parent.children).every((child) => child?.isDone === true);
      }
      path = [];
      node = root;
    },

    /** Whether there is no order that was not seen. */
    isExhausted: (): boolean => root.isDone,
  };
}
