/** What to switch. Of group, `create_group` and `enabled: false` one at most. */
export type SwitchSegmentSyncInput = {
  readonly segment_id: string
  /** The group that shall follow; the one that did before when all three are left out. */
  readonly customer_group_id?: string | undefined
  /** A group that is made for it. */
  readonly create_group?: { readonly name: string } | undefined
  /** Whether guest records of members go in too; as before, or not at all, when left out. */
  readonly include_guests?: boolean | undefined
  /** False switches the sync off. */
  readonly enabled?: boolean | undefined
  /** With `enabled: false`: whom we put in is taken out; they stay when left out. */
  readonly take_out?: boolean | undefined
}
