type Failure = { title: string; reason: string }
export function failedTests(report: unknown): Failure[]
export function failedJourneys(report: unknown): Failure[]
