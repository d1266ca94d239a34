@rec:OFF-TARGET @source:PIT-4 @question:AMB-15
Feature: A possible targeted therapy against a mechanism outside ALK
  A new biopsy may show that the cancer escapes by another route than ALK, and some such routes can
  be treated. The source names no drug, no moment and no rank beside chemotherapy, so the
  possibility is shown and chemotherapy stays the standard.

  @constraint:A-OFF-TARGET @pitfall:PIT-4 @rec:CHEMO-1
  Scenario: Tissue shows an actionable mechanism outside ALK
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is actionable
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is an option
    And the answer on targeted therapy against a non-ALK mechanism rests on OFF-TARGET
    And the answer on targeted therapy against a non-ALK mechanism cites PIT-4
    And alert A-OFF-TARGET is shown
    And alert PIT-4 is shown
    And open question AMB-15 is shown
    And platinum-pemetrexed chemotherapy is recommended
    And another ALK inhibitor is not addressed by the source
    And nothing has to be done before targeted therapy against a non-ALK mechanism
    And nothing else is recommended

  @constraint:A-OFF-TARGET
  Scenario: Plasma shows an actionable mechanism outside ALK
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    And plasma profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is actionable
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is an option
    And the answer on targeted therapy against a non-ALK mechanism rests on OFF-TARGET
    And the answer on targeted therapy against a non-ALK mechanism does not depend on whether the progression causes symptoms
    And the answer on targeted therapy against a non-ALK mechanism does not depend on the extent of the progression
    And the answer on targeted therapy against a non-ALK mechanism does not depend on the ECOG performance status
    And platinum-pemetrexed chemotherapy is recommended
    And alert A-OFF-TARGET is shown

  Scenario Outline: Profiling shows nothing of the kind: <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <profiling>
    And <finding>
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is not addressed by the source
    And the answer on targeted therapy against a non-ALK mechanism cites PIT-4
    And alert A-OFF-TARGET is not shown
    And open question AMB-15 is not shown
    And platinum-pemetrexed chemotherapy is recommended

    Examples:
      | profiling                                                      | finding                                                         |
      | tissue profiling found a resistance mechanism                  | the resistance mechanism lies outside ALK and is not actionable |
      | tissue profiling found a resistance mechanism                  | the resistance mechanism lies in ALK itself                     |
      | tissue profiling found no resistance mechanism                 | no resistance mechanism was found                               |
      | broad molecular profiling is ordered and its result is pending | no profiling result is available                                |

  Scenario Outline: The finding is not recorded, but <profiling>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <profiling>
    And the resistance mechanism is unknown
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is not addressed by the source
    And the answer on targeted therapy against a non-ALK mechanism cites PIT-4

    Examples:
      | profiling                                                      |
      | broad molecular profiling has not been done                    |
      | broad molecular profiling is ordered and its result is pending |
      | broad molecular profiling is not feasible                      |
      | plasma profiling found no resistance mechanism                 |
      | tissue profiling found no resistance mechanism                 |

  Scenario Outline: A mechanism was found, but not which one: <profiling>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <profiling>
    And the resistance mechanism is unknown
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism cannot be determined yet
    And the answer on targeted therapy against a non-ALK mechanism depends on the resistance mechanism
    And the answer on targeted therapy against a non-ALK mechanism could still be that it is an option
    And the answer on targeted therapy against a non-ALK mechanism could still be that it is not addressed by the source
    And alert A-OFF-TARGET could not be checked
    And open question AMB-15 is shown
    And platinum-pemetrexed chemotherapy is recommended

    Examples:
      | profiling                                     |
      | plasma profiling found a resistance mechanism |
      | tissue profiling found a resistance mechanism |

  Scenario: Neither the state of profiling nor its finding is recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And the state of molecular profiling is unknown
    And the resistance mechanism is unknown
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism cannot be determined yet
    And the answer on targeted therapy against a non-ALK mechanism depends on the resistance mechanism
    And broad molecular profiling has to be done before targeted therapy against a non-ALK mechanism

  @question:AMB-01
  Scenario: Performance status 3 takes away chemotherapy, not the other target
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 3
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is actionable
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is an option
    And platinum-pemetrexed chemotherapy is not addressed by the source
    And continuing lorlatinib must be avoided

  @source:TITLE-1
  Scenario: The same finding, but another therapy was given after lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was another ALK inhibitor
    And the ECOG performance status is 1
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is actionable
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is out of scope
    And alert PIT-4 is not shown
