/**
 * Everything that runs by the clock, in UTC. Nothing is made up for time the worker was off: each runs
 * once when it is back, since each finds what is due by row.
 */
export const crontab = `
# Every minute: what is due and has no job.
* * * * * sweep ?max=1
# Every five minutes: payments, refunds and calendar events against their providers.
*/5 * * * * reconcile ?max=1
# Every ten minutes: bytes of the storage that belong to nothing any more.
*/10 * * * * sweep_bytes ?max=1
# At night: the payment provider's own lists, public holidays of the years ahead, organizers' own
# domains, and what is kept no longer than 30 days.
17 3 * * * reconcile_provider_lists ?max=3
29 3 * * * keep_holidays ?max=3
37 3 * * * check_domains ?max=3
41 3 * * * forget ?max=3
`
