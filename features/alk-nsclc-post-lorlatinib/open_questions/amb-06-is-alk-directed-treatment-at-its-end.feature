@question:AMB-06 @source:CTX-2 @source:PIT-4 @source:SUM-1
Feature: Is treatment directed at ALK at its end?
  One sentence says that most patients have used up ALK-directed treatment, another warns against assuming
  it. Reading A is in force: the first is a default for most, the second a caution for each person.

  Scenario: Fit patient after lorlatinib, both sentences side by side
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And another ALK inhibitor is not addressed by the source
    And the answer on another ALK inhibitor cites CTX-2
    And the answer on another ALK inhibitor cites PIT-4
    And alert PIT-4 is shown
    And open question AMB-06 is shown with platinum-pemetrexed chemotherapy
    And open question AMB-06 is shown with another ALK inhibitor

  Scenario: Few sites without symptoms, where the default rests on the general sentence
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And the answer on platinum-pemetrexed chemotherapy cites CTX-2
    And another ALK inhibitor is not addressed by the source
    And open question AMB-06 is shown

  Scenario: Treatable mechanism outside ALK, so not every targeted way is closed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is actionable
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is an option
    And platinum-pemetrexed chemotherapy is recommended
    And open question AMB-06 is shown

  Scenario: Frail patient for whom no chemotherapy is advised
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 4
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source
    And alert PIT-4 is shown
    And open question AMB-06 is shown

  Scenario: The tumour is ALK-negative
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    When next-line therapy is chosen
    Then another ALK inhibitor is out of scope
    And open question AMB-06 is not shown
