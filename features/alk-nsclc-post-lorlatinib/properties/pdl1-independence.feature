@property:PDL1-INDEPENDENCE @source:IO-1 @pitfall:PIT-1
Feature: PD-L1 expression never changes the answer on immunotherapy alone
  According to the source, immunotherapy by itself works less well in ALK-positive disease however much
  PD-L1 the tumour shows. Whatever the test says, the answer therefore stays the same.

  Scenario Outline: PD-L1 <expression>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the PD-L1 expression is <expression>
    When next-line therapy is chosen
    Then immunotherapy alone must be avoided
    And the answer on immunotherapy alone cites IO-1

    Examples:
      | expression         |
      | below 1 %          |
      | between 1 and 49 % |
      | 50 % or more       |
      | unknown            |

  Scenario: Nothing known but the progression on lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then the answer on immunotherapy alone does not depend on the PD-L1 expression
    And immunotherapy alone must be avoided

  Scenario: Symptoms, widespread disease, fit for chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then the answer on immunotherapy alone does not depend on the PD-L1 expression
    And immunotherapy alone must be avoided

  Scenario: Frail patient for whom the source names no chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 4
    And broad molecular profiling is not feasible
    When next-line therapy is chosen
    Then the answer on immunotherapy alone does not depend on the PD-L1 expression
    And immunotherapy alone must be avoided

  Scenario: No symptoms, few sites, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    And the ECOG performance status is 0
    And plasma profiling found a resistance mechanism
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then the answer on immunotherapy alone does not depend on the PD-L1 expression
    And immunotherapy alone must be avoided

  Scenario: Chemotherapy neither possible nor new, squamous histology, profiling not done
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And platinum or pemetrexed is contraindicated
    And platinum-pemetrexed was given before
    And the histology is squamous
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then the answer on immunotherapy alone does not depend on the PD-L1 expression
    And immunotherapy alone must be avoided

  Scenario: Immunotherapy alone planned
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the PD-L1 expression is 50 % or more
    When immunotherapy alone is proposed
    Then the answer on immunotherapy alone does not depend on the PD-L1 expression
    And immunotherapy alone cannot stand in the plan as proposed

  Scenario: Outside the scope, the tumour is ALK-negative
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    When next-line therapy is chosen
    Then the answer on immunotherapy alone does not depend on the PD-L1 expression
    And immunotherapy alone is out of scope

  Scenario: ALK status not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the ALK status is unknown
    When next-line therapy is chosen
    Then the answer on immunotherapy alone does not depend on the PD-L1 expression
    And immunotherapy alone cannot be determined yet
    And the answer on immunotherapy alone depends on the ALK status
