@question:AMB-01 @source:SUM-1 @source:CHEMO-1 @source:CHEMO-4
Feature: Performance status 3 or 4 is not addressed
  The advice on chemotherapy is tied to performance status 0 to 2 in one sentence and unlimited in others.
  Reading B is in force: above 2 the source is silent on chemotherapy, and nothing is put in its place.

  Scenario Outline: Symptoms, widespread disease, performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy cites CHEMO-4
    And the answer on platinum-pemetrexed chemotherapy does not cite CHEMO-1
    And single-agent chemotherapy is not addressed by the source
    And the answer on single-agent chemotherapy cites CHEMO-4
    And alert A-PERFORMANCE is shown
    And open question AMB-01 is shown with platinum-pemetrexed chemotherapy
    And open question AMB-01 is shown with single-agent chemotherapy

    Examples:
      | status |
      | 3      |
      | 4      |

  Scenario Outline: Few sites without symptoms, performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is not addressed by the source
    And single-agent chemotherapy is not addressed by the source
    And open question AMB-01 is shown

    Examples:
      | status |
      | 3      |
      | 4      |

  Scenario Outline: Symptoms, widespread disease, still within the limit at performance status <status>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is <status>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And single-agent chemotherapy is less preferred
    And alert A-PERFORMANCE is not shown
    And open question AMB-01 is not shown

    Examples:
      | status |
      | 0      |
      | 1      |
      | 2      |

  Scenario: Symptoms, widespread disease, performance status not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is unknown
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on the ECOG performance status
    And the answer on platinum-pemetrexed chemotherapy could still be that it is recommended
    And the answer on platinum-pemetrexed chemotherapy could still be that it is not addressed by the source
    And single-agent chemotherapy cannot be determined yet
    And alert A-PERFORMANCE could not be checked
    And open question AMB-01 is shown

  @source:PROF-1 @source:CONT-2 @source:PIT-1 @source:PIT-3
  Scenario: What still holds at performance status 4
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 4
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then broad molecular profiling must be performed
    And continuing lorlatinib must be avoided
    And immunotherapy alone must be avoided
    And nothing else is recommended
