/** Who does something. Every action takes its actor first. */
export type Actor =
  /** Somebody of the organizer, proven by session and membership. */
  | { kind: "user"; userId: string; organizerId: string; role: "owner" | "admin" | "member" }
  /** Whoever holds a signed link of a booking, or fills in a form (then no booking yet). */
  | { kind: "client"; bookingId: string | null }
  | { kind: "api-key"; keyId: string; organizerId: string }
  /** A provider's message or answer. */
  | { kind: "provider"; provider: string }
  /** A job, by its task. */
  | { kind: "job"; task: string }

/** How `booking_events` names an actor: ids and task names, never a person's data. */
export function actorColumns(actor: Actor): { actorKind: Actor["kind"]; actorId: string | null } {
  switch (actor.kind) {
    case "user":
      return { actorKind: "user", actorId: actor.userId }
    case "client":
      return { actorKind: "client", actorId: null }
    case "api-key":
      return { actorKind: "api-key", actorId: actor.keyId }
    case "provider":
      return { actorKind: "provider", actorId: actor.provider }
    case "job":
      return { actorKind: "job", actorId: actor.task }
  }
}
