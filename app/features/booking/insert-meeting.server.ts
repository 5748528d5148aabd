import type { Transaction } from "#db/client.ts"
import { meetings } from "#db/schema/meetings.ts"
import { sendAlong } from "#db/transaction.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { occupiedSpan, occupyTime, type Buffers } from "./occupy-time.server.ts"
import { takeTurn } from "./take-turn.server.ts"
import type { Team } from "./team.ts"

/**
 * Makes a meeting and takes its time of all its hosts, or of none. The caller has locked them.
 * @throws the exclusion constraint's error (see `isTimeTaken`) when any of it is taken
 */
export async function insertMeeting(
  tx: Transaction,
  runtime: Pick<Runtime, "ids">,
  meeting: {
    id: string
    organizerId: string
    pageId: string
    team: Team
    startsAt: Date
    endsAt: Date
    content: Buffers & { capacity: number }
  },
  at: Date,
): Promise<void> {
  const { id, organizerId, pageId, team, startsAt, endsAt, content } = meeting
  const { capacity } = content
  const { hostIds, turnHostId } = team
  const what = { id, organizerId, pageId, startsAt, endsAt, capacity, createdAt: at }
  await sendAlong(tx, tx.insert(meetings).values({ ...what, hostIds, turnHostId }))
  const span = occupiedSpan({ startsAt, endsAt }, content)
  await occupyTime(tx, runtime, { organizerId, meetingId: id, hostIds, ...span })
  await takeTurn(tx, { pageId, turnHostId }, at)
}
