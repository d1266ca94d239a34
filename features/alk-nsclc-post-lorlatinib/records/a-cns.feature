@constraint:A-CNS @question:AMB-17 @source:LOCAL-2 @source:LOCAL-3
Feature: The note on progression in the brain only
  The brain and the meninges do not occur in the source. A note says so, and that no kind of local treatment
  is named for them.

  Scenario: Only the brain progresses
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And only the central nervous system progresses
    When next-line therapy is chosen
    Then alert A-CNS is shown

  Scenario: Not only the brain progresses
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is not limited to the central nervous system
    When next-line therapy is chosen
    Then alert A-CNS is not shown

  Scenario: Brain not mentioned, so progression elsewhere is assumed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then alert A-CNS is not shown
    And the answer assumes that the progression is not limited to the central nervous system

  Scenario: Not known whether only the brain progresses
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether only the central nervous system progresses
    When next-line therapy is chosen
    Then alert A-CNS could not be checked

  Scenario: Only the brain progresses in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And only the central nervous system progresses
    When next-line therapy is chosen
    Then alert A-CNS is not shown
