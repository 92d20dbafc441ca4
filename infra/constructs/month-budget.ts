import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

export interface MonthBudgetProps {
  readonly dollars: number;
  readonly email: string;
}

/** Tells somebody when a month is likely to cost more than planned, and again when it has. */
export class MonthBudget extends Construct {
  constructor(scope: Construct, id: string, { dollars, email }: MonthBudgetProps) {
    super(scope, id);
    const tell = (notificationType: 'FORECASTED' | 'ACTUAL') => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: email }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: dollars, unit: 'USD' },
      },
      notificationsWithSubscribers: [tell('FORECASTED'), tell('ACTUAL')],
    });
  }
}
