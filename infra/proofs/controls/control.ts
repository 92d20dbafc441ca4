/** What shows that a control has failed, in the words of who looks: each must exist. */
export type Notice =
  /** Heading of infra/RUNBOOK.md, which every alarm names. */
  | { readonly alarm: string }
  /** As it is typed. */
  | { readonly command: string }
  /** Title of a test, as it stands in test/: before anything is deployed. */
  | { readonly test: string };

/** What is at stake, for the risk analysis of the clinic (45 CFR 164.308(a)(1)(ii)(A)). How likely it is, only the clinic knows. */
export interface Risk {
  /** To a patient or the clinic, if the control failed. */
  readonly happens: string;
  readonly noticedBy: readonly Notice[];
  /** What the control does not prevent while it works. */
  readonly left: string;
  /** Who of infra/RESPONSIBILITIES.md has what is left, and what they do about it. */
  readonly duty: `${'Clinic' | 'Integrator' | 'Clinic and integrator'}: ${string}`;
}

export interface Control {
  /** As the standard numbers it. */
  readonly id: string;
  readonly asks: string;
  readonly how: string;
  /** Types, with a mark where one resource is meant: `AWS::KMS::Key[records]`. All must be in the templates. */
  readonly by: readonly string[];
  /** Titles of tests, as they stand in test/. */
  readonly shownBy: readonly string[];
  readonly risk: Risk;
}
