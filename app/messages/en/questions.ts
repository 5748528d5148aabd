/** Texts of the field with a page's questions, in ICU message format. */
export const questions = {
  name: "question {position}",
  kinds: {
    text: "One line of text",
    "long-text": "Several lines",
    number: "A number",
    phone: "A telephone number",
    date: "A date",
    choice: "One of several",
    choices: "Any of several",
    checkbox: "A box to tick",
    file: "A file",
  },
  when: {
    label: "Who is asked question {position}",
    always: "Everybody",
    after: "Only after question {at}: {label}",
    unnamed: "(without words yet)",
    gone: "Only after a question that is not before this one any more",
    answers: "Asked when the answer to “{label}” is one of these",
    noAnswer: "Is no answer any more",
    box: "Asked when the box “{label}”",
    on: "is ticked",
    off: "is not ticked",
  },
  shownIn: {
    mails: "Show the answer to question {position} in mails",
    calendar: "Show the answer to question {position} in calendars",
  },
  file: { size: "({size}, not checked for viruses)" },
  rows: { up: "Move {name} up", down: "Move {name} down", remove: "Remove {name}" },
  text: {
    only: "only after “{label}”: {answers}",
    onlyTicked: "only when “{label}” is ticked",
    onlyUnticked: "only when “{label}” is not ticked",
    notInMails: "not in mails",
    notInCalendar: "not in calendars",
  },
}

/** What may be wrong with a question's condition. */
export const questionProblems = {
  "condition-gone":
    "The question this one hangs on is not before it any more. Choose another one, or move them.",
  "condition-unsuitable":
    "Only questions that are answered by choosing or by a tick can decide. Choose another one.",
  "condition-answers":
    "One of these is no answer to that question any more. Take its tick away, or give the answer back to that question.",
  "condition-without-answers": "Choose at least one answer.",
  "too-many-files": "At most {most} questions can ask for a file. Change the answer of this one.",
}
