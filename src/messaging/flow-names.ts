/** The conversations that an action or a job may start, by name: asking needs no import of the flow itself. */
export type FlowName =
  | 'triage'
  | 'report-incident'
  | 'request-item'
  | 'approve'
  | 'reject-request'
  | 'work-ticket'
  | 'answer-agent'
  | 'confirm-closure'
  | 'rate-ticket'
  | 'cancel-ticket'
  | 'reopen-ticket';
