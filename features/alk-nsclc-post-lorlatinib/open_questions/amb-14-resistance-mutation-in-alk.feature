@question:AMB-14 @source:PROF-1 @source:PIT-4 @source:CTX-1 @source:CTX-2
Feature: A resistance mutation in ALK is found
  The source says that the finding may guide what comes next, but names no drug and no mutation. Reading A
  is in force: nothing follows from it, and chemotherapy stays the default.

  Scenario: Tissue shows resistance in ALK itself
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source
    And platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended
    And alert A-ON-TARGET is shown
    And open question AMB-14 is shown with another ALK inhibitor
    And open question AMB-14 is shown with platinum-pemetrexed chemotherapy

  Scenario: Plasma shows resistance in ALK itself, few sites without symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    And plasma profiling found a resistance mechanism
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source
    And platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy cites SUM-1
    And open question AMB-14 is shown

  Scenario Outline: <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And <mechanism>
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source
    And platinum-pemetrexed chemotherapy is recommended
    And alert A-ON-TARGET is not shown
    And open question AMB-14 is not shown

    Examples:
      | finding                              | mechanism                                                       |
      | A treatable mechanism outside ALK    | the resistance mechanism lies outside ALK and is actionable     |
      | An untreatable mechanism outside ALK | the resistance mechanism lies outside ALK and is not actionable |
      | Nothing found                        | no resistance mechanism was found                               |
      | No result                            | no profiling result is available                                |

  Scenario: Mechanism not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And the resistance mechanism is unknown
    When next-line therapy is chosen
    Then another ALK inhibitor is not addressed by the source
    And alert A-ON-TARGET could not be checked
    And open question AMB-14 is shown
