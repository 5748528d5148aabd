import { Logger, run, type Runner, type Task as QueueTask } from "graphile-worker"
import pg from "pg"
import { createRuntime, type Runtime } from "#app/runtime.server.ts"
import { readEnv } from "#app/platform/env.server.ts"
import { logger, withoutValues } from "#app/platform/logger.server.ts"
import { crontab } from "./crontab.ts"
import { beat, unlockSilentWorkers } from "./heartbeat.ts"
import { taskList, type Task } from "./task-list.ts"

const CONCURRENCY = 5
const BEAT_EVERY_MS = 10_000

export type Worker = { stop: () => Promise<void> }

/**
 * Works on jobs until it is stopped; what runs then is finished first.
 * @param environment read like every process reads it
 */
export async function runWorker(
  environment: Record<string, string | undefined> = process.env,
): Promise<Worker> {
  const runtime = createRuntime(readEnv(environment), { connections: CONCURRENCY + 1 })
  const pool = new pg.Pool({ connectionString: runtime.env.databaseUrl, max: 4 })
  const onLost = (error: Error) => logger.warn({ err: error }, "a connection of the queue was lost")
  pool.on("error", onLost)
  pool.on("connect", (connection) => connection.on("error", onLost))
  const workerIds = new Set<string>()
  const runner = await run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    crontab,
    taskList: bindTasks(runtime),
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger(),
  })
  runner.events.on("worker:create", ({ worker }) => workerIds.add(worker.workerId))
  const stopBeating = keepBeating(runner, runtime, workerIds)
  return {
    async stop() {
      stopBeating()
      await runner.stop()
      await pool.end()
      await runtime.close()
    },
  }
}

function bindTasks(runtime: Runtime): Record<string, QueueTask> {
  return Object.fromEntries(
    Object.entries(taskList).map(([name, task]: [string, Task]) => [
      name,
      async (payload) => {
        try {
          await task(payload, runtime)
        } catch (error) {
          logger.warn({ err: error, task: name }, "a job failed and will be tried again")
          throw withoutValues(error)
        }
      },
    ]),
  )
}

function keepBeating(runner: Runner, runtime: Runtime, workerIds: Set<string>): () => void {
  const beatOnce = async () => {
    try {
      await beat(runtime.db, [...workerIds])
      const silent = await unlockSilentWorkers(runtime.db)
      if (silent.length > 0) logger.warn({ silent }, "jobs of silent workers were given back")
    } catch (error) {
      logger.warn({ err: error }, "the worker could not say that it is alive")
    }
  }
  // The queue names each worker when it begins a job: what it holds is what must be kept from others.
  runner.events.on("job:start", ({ worker }) => workerIds.add(worker.workerId))
  const timer = setInterval(() => void beatOnce(), BEAT_EVERY_MS)
  void beatOnce()
  return () => clearInterval(timer)
}

/** The queue's own chatter stays out of the log; failures are logged where they happen. */
function quietLogger(): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") logger.debug({ queue: message }, "queue")
  })
}
