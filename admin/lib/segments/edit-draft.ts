import { type DraftGroup, type DraftNode, freshId, type GroupMode, isGroup } from "./draft"

/** Another draft made of one; parts that do not change stay the same objects. */
export type Edit = (root: DraftGroup) => DraftGroup

/** Changes a part; what it becomes keeps its place. */
export const change =
  (id: string, to: (node: DraftNode) => DraftNode): Edit =>
  (root) =>
    within(root, id, (node) => [to(node)])

/** Puts a part at the end of a group. */
export const add =
  (groupId: string, node: DraftNode): Edit =>
  (root) =>
    within(root, groupId, (group) => [
      isGroup(group) ? { ...group, children: [...group.children, node] } : group,
    ])

/** Takes a part away. */
export const remove =
  (id: string): Edit =>
  (root) =>
    within(root, id, () => [])

/** Puts a copy of a part behind it. */
export const copy =
  (id: string, copyId: string): Edit =>
  (root) =>
    within(root, id, (node) => [node, copied(node, copyId)])

/** Puts a part into a group of its own, at its place. */
export const wrap =
  (id: string, mode: GroupMode, groupId: string): Edit =>
  (root) =>
    within(root, id, (node) => [{ id: groupId, mode, children: [node] }])

/** Puts the parts of a group in its place. */
export const unwrap =
  (id: string): Edit =>
  (root) =>
    within(root, id, (node) => (isGroup(node) ? node.children : [node]))

/**
 * Moves a part one step, as in an outline: past a condition, into a group that it meets, and out
 * of its own group at the end of that.
 */
export const move =
  (id: string, step: -1 | 1): Edit =>
  (root) => {
    const parent = parentOf(root, id)
    const index = parent?.children.findIndex((child) => child.id === id) ?? -1
    const node = parent?.children[index]
    if (!parent || !node) {
      return root
    }
    const next = parent.children[index + step]
    if (next === undefined) {
      // The last place of all is where it stays.
      return parent.id === root.id
        ? root
        : within(remove(id)(root), parent.id, (group) =>
            step === 1 ? [group, node] : [node, group]
          )
    }
    return within(remove(id)(root), next.id, (other) => {
      if (isGroup(other)) {
        const children = step === 1 ? [node, ...other.children] : [...other.children, node]
        return [{ ...other, children }]
      }
      return step === 1 ? [other, node] : [node, other]
    })
  }

/** False where a step would change nothing. */
export function canMove(root: DraftGroup, id: string, step: -1 | 1): boolean {
  return move(id, step)(root) !== root
}

/** The group that a part stands in; null for the outermost, and for what is not there. */
export function parentOf(root: DraftGroup, id: string): DraftGroup | null {
  for (const child of root.children) {
    if (child.id === id) {
      return root
    }
    const found = isGroup(child) ? parentOf(child, id) : null
    if (found) {
      return found
    }
  }
  return null
}

/** Who takes over the focus when a part goes: the one after it, before it, or its group. */
export function neighbourOf(root: DraftGroup, id: string): string {
  const parent = parentOf(root, id)
  const index = parent?.children.findIndex((child) => child.id === id) ?? -1
  const next = parent?.children[index + 1] ?? parent?.children[index - 1]
  return (next ?? parent ?? root).id
}

/** How many conditions a draft has. */
export function countConditions(node: DraftNode): number {
  return isGroup(node) ? node.children.reduce((sum, child) => sum + countConditions(child), 0) : 1
}

/** How deep a draft's rule is, the outermost node being 1; each `not` is one more. */
export function depthOf(node: DraftNode): number {
  if (!isGroup(node)) {
    return node.negated ? 2 : 1
  }
  const own = node.mode === "none" || node.mode === "not_all" ? 2 : 1
  return own + Math.max(0, ...node.children.map(depthOf))
}

function within(
  group: DraftGroup,
  id: string,
  to: (node: DraftNode) => readonly DraftNode[]
): DraftGroup {
  if (group.id === id) {
    const [changed] = to(group)
    return changed && isGroup(changed) ? changed : group
  }
  let same = true
  const children = group.children.flatMap((child): readonly DraftNode[] => {
    const changed = child.id === id ? to(child) : isGroup(child) ? [within(child, id, to)] : [child]
    same &&= changed.length === 1 && changed[0] === child
    return changed
  })
  return same ? group : { ...group, children }
}

function copied(node: DraftNode, id: string): DraftNode {
  return isGroup(node)
    ? { ...node, id, children: node.children.map((child) => copied(child, freshId())) }
    : { ...node, id }
}
