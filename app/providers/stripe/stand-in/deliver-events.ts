import type { Delivery } from "./records.ts"
import type { Sandbox } from "./sandbox.ts"
import { signWebhook } from "./sign-webhook.ts"

const parallel = 8
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
const answerWithinMs = 20_000
const triedForMs = 3 * 86_400_000

export type EventDelivery = {
  start(): void
  /** Starts what is due; call it after every commit. Does nothing before `start` and after `stop`. */
  wake(): void
  /** Posts one event now and changes nothing else; gives the status, or null when no answer came. */
  post(eventId: string): Promise<number | null>
  /** Posts one event now as its own next try, so that a failure is tried again later. */
  attempt(eventId: string): Promise<number | null>
  /** Resolves with true when nothing is on its way and nothing is due; with false after the time. */
  drain(timeoutMs: number): Promise<boolean>
  stop(): void
}

/**
 * Posts events to the webhook address, up to eight at once and oldest first, until a 2xx comes back. Failed
 * ones are tried again after growing pauses for three days, as Stripe does; what is pending in the state is
 * taken up again after a restart.
 */
export function createEventDelivery(sandbox: Sandbox): EventDelivery {
  const underWay = new Set<string>()
  const pausing = new Map<string, NodeJS.Timeout>()
  let isRunning = false

  const post = (eventId: string) => postEvent(sandbox, eventId)

  async function attempt(eventId: string): Promise<number | null> {
    underWay.add(eventId)
    const status = await post(eventId)
    underWay.delete(eventId)
    if (!isRunning) return status
    const delivery = recordAttempt(sandbox, eventId, status)
    if (delivery?.status === "pending") {
      const again = () => {
        pausing.delete(eventId)
        wake()
      }
      const pauseMs = pausesMs[Math.min(delivery.attempts, pausesMs.length) - 1] ?? 0
      pausing.set(eventId, setTimeout(again, pauseMs).unref())
    }
    wake()
    return status
  }

  function due(): Delivery[] {
    const isDue = ({ eventId, status }: Delivery) =>
      status === "pending" && !underWay.has(eventId) && !pausing.has(eventId)
    return sandbox.store.list("deliveries").filter(isDue)
  }

  function wake() {
    if (!isRunning || underWay.size >= parallel) return
    for (const { eventId } of due().slice(0, parallel - underWay.size)) void attempt(eventId)
  }

  return {
    start() {
      isRunning = true
    },
    wake,
    post,
    attempt,
    async drain(timeoutMs) {
      for (let waitedMs = 0; underWay.size > 0 || due().length > 0; waitedMs += 10) {
        if (waitedMs >= timeoutMs) return false
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return true
    },
    stop() {
      isRunning = false
      for (const timer of pausing.values()) clearTimeout(timer)
      pausing.clear()
    },
  }
}

async function postEvent(sandbox: Sandbox, eventId: string): Promise<number | null> {
  const event = sandbox.store.find("events", eventId)
  if (event === undefined) return null
  const body = JSON.stringify(event, null, 2)
  const { webhookSecret } = sandbox.options
  try {
    const answer = await fetch(sandbox.webhooks.url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Stripe-Signature": signWebhook(body, webhookSecret, sandbox.nowSeconds()),
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithinMs),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return null
  }
}

function recordAttempt(sandbox: Sandbox, eventId: string, status: number | null) {
  const { store } = sandbox
  const delivery = store.find("deliveries", eventId)
  const event = store.find("events", eventId)
  if (delivery === undefined || event === undefined) return undefined
  const attempted: Delivery = {
    ...delivery,
    attempts: delivery.attempts + 1,
    lastStatus: status,
  }
  if (status !== null && status >= 200 && status < 300) {
    attempted.status = "delivered"
    store.put("events", eventId, { ...event, pending_webhooks: 0 })
  } else if (sandbox.now().getTime() - event.created * 1000 > triedForMs) {
    attempted.status = "failed"
  }
  store.put("deliveries", eventId, attempted)
  store.commit()
  return attempted
}
