type Failure = { title: string; reason: string }
export function failedTests(report: any): Failure[]
export function failedJourneys(report: any): Failure[]
