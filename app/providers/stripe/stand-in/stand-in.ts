import type { StandIn } from "#app/providers/stand-in.ts"

import { handleControl } from "./control.ts"
import { createEventDelivery } from "./deliver-events.ts"
import { expireOverdueSessions } from "./expire-session.ts"
import { handleApi } from "./handle-api.ts"
import { handlePage } from "./handle-page.ts"
import { forgetOldAnswers } from "./kept-answers.ts"
import { meetRefundFates } from "./refund-fate.ts"
import { createSandbox, type StripeStandInOptions } from "./sandbox.ts"
import { stateView } from "./state-view.ts"
import { openStore } from "./store.ts"

const sweepEveryMs = 2_000

/**
 * Stripe, played where no keys are set: the API under `/v1`, and under `/stripe` the payable page, the state
 * and the controls. It takes what Stripe takes and refuses what Stripe refuses. `start` sends what is still
 * owed to the webhook address and lets sessions expire in time; without it nothing is sent.
 */
export function createStripeStandIn(options: StripeStandInOptions): StandIn {
  const store = openStore(options.dataDir)
  const sandbox = createSandbox(options, store)
  const delivery = createEventDelivery(sandbox)
  let sweeping: NodeJS.Timeout | undefined

  function settle() {
    store.commit()
    delivery.wake()
  }

  function sweep() {
    expireOverdueSessions(sandbox)
    meetRefundFates(sandbox)
    forgetOldAnswers(sandbox)
    settle()
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith("/v1/")) return handleApi(sandbox, request)
    if (pathname.startsWith("/stripe/control/")) return handleControl(sandbox, delivery, request)
    if (pathname === "/stripe/state") return Response.json(stateView(sandbox))
    return handlePage(sandbox, request)
  }

  return {
    mounts: ["/v1", "/stripe"],
    async handle(request) {
      const response = await answer(request)
      settle()
      return response
    },
    async start() {
      delivery.start()
      sweeping = setInterval(sweep, sweepEveryMs).unref()
      sweep()
    },
    async stop() {
      clearInterval(sweeping)
      delivery.stop()
    },
  }
}
