/** One thing that is wrong with settings. */
export interface SettingsProblem {
  /** `settings.hours.monday.opens` */
  readonly path: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}
