import { AlarmStatusWidget, Color, Dashboard, GraphWidget, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Tile } from '../dashboards.ts';

export interface CentreDashboardProps {
  readonly name: string;
  readonly tiles: readonly Tile[];
  /** Shown above all. */
  readonly alarms?: readonly IAlarm[];
}

/** Width of a dashboard in CloudWatch. */
const fullWidth = 24;

/** Tiles in their order, three in a row. */
export class CentreDashboard extends Construct {
  constructor(scope: Construct, id: string, { name, tiles, alarms = [] }: CentreDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: name });
    if (alarms.length > 0)
      dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: fullWidth }));
    for (let first = 0; first < tiles.length; first += 3)
      dashboard.addWidgets(...tiles.slice(first, first + 3).map(widget));
  }
}

const widget = ({ title, graphs, target }: Tile): GraphWidget =>
  new GraphWidget({
    title,
    left: [...graphs],
    width: fullWidth / 3,
    ...(target && { leftAnnotations: [{ ...target, color: Color.GREY }] }),
  });
